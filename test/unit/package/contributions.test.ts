// What package.json declares and what the code does are the same; nothing of it is left untranslated.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import manifest from '../../../package.json'
import nls from '../../../package.nls.json'
import { bundleOf } from '../../../scripts/lib/l10n.ts'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { ACCESS, DEFAULT_TOOLSETS, TOOLSETS } from '../../../src/access/rules.ts'

const { contributes } = manifest

const source = readdirSync(inRoot('src/extension'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((file) => readFileSync(inRoot('src/extension', file), 'utf8'))
  .join('\n')

const found = (pattern: RegExp, text = source): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, one = '']) => one))].sort()

const declared = contributes.commands.map(({ command }) => command).sort()

/** What the suites inside VS Code say. */
const suites = readdirSync(inRoot('test/inside'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(inRoot('test/inside', name), 'utf8'))
  .join('\n')

const english: Readonly<Record<string, string>> = nls

describe('every command', () => {
  it('is run by a suite inside VS Code, by its title or by its id', () => {
    const unseen = contributes.commands.filter(({ command, title }) => {
      const words = english[title.replaceAll('%', '')] ?? title
      const forms = [`ClickUp: ${words}'`, `'${words}'`, command, `'${command.split('.')[1]}'`]
      return !forms.some((form) => suites.includes(form))
    })
    expect(unseen.map(({ command }) => command)).toEqual([])
  })

  it('in the code is declared, and the reverse', () => {
    expect(found(/registerCommand\(\s*'([^']+)'/g)).toEqual(declared)
  })

  it('that is mentioned anywhere is declared', () => {
    const everywhere = source + JSON.stringify(manifest) + JSON.stringify(nls)
    const mentioned = found(
      /(?:command:|onCommand:|executeCommand\('|command: ')(clickup\.\w+)(?![\w.])/g,
      everywhere,
    )
    expect(declared).toEqual(expect.arrayContaining([...mentioned]))
    const inMenus = Object.values(contributes.menus).flatMap((items) =>
      items.flatMap((item) => ('command' in item && item.command ? [item.command] : [])),
    )
    expect(declared).toEqual(expect.arrayContaining(inMenus))
  })

  it('is hidden from the palette where it makes no sense, and in a menu at most once a group', () => {
    const always = [
      'signIn',
      'getStarted',
      'configureAccess',
      'restartServer',
      'showLog',
      'askCopilot',
      'useInOtherClients',
    ]
    const conditional = contributes.menus.commandPalette.map(({ command }) => command)
    expect([...always.map((name) => `clickup.${name}`), ...conditional].sort()).toEqual(declared)
  })

  it('has an icon where a menu shows nothing else', () => {
    const menus = contributes.menus
    const inline = [menus['view/title'], menus['view/item/context'], menus['editor/title']]
      .flat()
      .filter(({ group = '' }) => /^(navigation|inline)/.test(group))
      .map(({ command }) => command)
    const withIcon = contributes.commands.filter((one) => 'icon' in one).map((one) => one.command)
    expect(withIcon).toEqual(expect.arrayContaining(inline))
  })
})

describe('every key', () => {
  it('works in our views alone, on the row that has the focus', () => {
    for (const { command, when, args } of contributes.keybindings) {
      expect(declared).toContain(command)
      expect(args).toEqual({ $treeViewId: args.$treeViewId, $focusedTreeItem: true })
      expect(when).toContain(`focusedView == '${args.$treeViewId}' && listFocus && !inputFocus`)
    }
  })

  it('is the same in both views', () => {
    const keysOf = (view: string) =>
      contributes.keybindings
        .filter(({ args }) => args.$treeViewId === view)
        .map(({ command, key }) => `${key} ${command}`)
    expect(keysOf('clickup.hierarchy')).toEqual(keysOf('clickup.myWork'))
    expect(keysOf('clickup.hierarchy').length).toBeGreaterThan(0)
  })
})

describe('every setting', () => {
  const settings = Object.keys(contributes.configuration.properties).sort()

  it('in the code is declared, and the reverse', () => {
    const read = found(/\b(?:get|keep)\('([\w.]+)'/g)
    const known = settings.map((name) => name.replace('clickup.', ''))
    expect(read.filter((name) => known.includes(name))).toEqual(known)
    // `http` is VS Code's own.
    expect(found(/getConfiguration\('(\w+)'\)/g)).toEqual(['clickup', 'http'])
  })

  it('is set by a suite inside VS Code', () => {
    const unset = settings.filter((name) => !suites.includes(`'${name.replace('clickup.', '')}'`))
    expect(unset).toEqual([])
  })

  it('is out of reach of a folder that somebody else made', () => {
    const scopes = Object.values(contributes.configuration.properties).map(({ scope }) => scope)
    expect(new Set(scopes)).toEqual(new Set(['application']))
  })

  it('offers what the server knows, with the same defaults', () => {
    const { 'clickup.access': access, 'clickup.toolsets': toolsets } =
      contributes.configuration.properties
    expect(toolsets.items.enum).toEqual(TOOLSETS)
    expect(toolsets.default).toEqual(DEFAULT_TOOLSETS)
    expect(access.items.enum).toEqual(ACCESS)
  })
})

describe('every view', () => {
  it('in the code is declared, and the reverse', () => {
    const views = contributes.views.clickup.map(({ id }) => id).sort()
    expect(
      found(/(?:\bid: |createTreeView\()'(clickup\.(?:hierarchy|myWork|searches|links))'/g),
    ).toEqual(views)
  })

  it('says something in each of its states', () => {
    for (const view of [
      'clickup.hierarchy',
      'clickup.myWork',
      'clickup.searches',
      'clickup.links',
    ]) {
      const conditions = contributes.viewsWelcome
        .filter((one) => one.view === view)
        .map(({ when }) => when)
        .join(' ')
      for (const state of ['loading', 'empty', 'failed']) expect(conditions).toContain(`'${state}'`)
    }
  })

  it('and every editor goes by the name that the code gives it', () => {
    const editors = contributes.customEditors.map(({ viewType }) => viewType)
    expect(found(/\bVIEW_TYPE = '([^']+)'/g)).toEqual(editors)
    for (const { when } of contributes.menus['editor/title'])
      expect(editors.map((id) => `activeCustomEditorId == '${id}'`)).toContain(
        when.split(' && ')[0],
      )
  })

  it('goes by contexts that the code sets', () => {
    const set = found(/(?:setContext', '|setContext\(')(clickup\.[\w.]+)'/g)
    const shown = ['hierarchy', 'myWork', 'searches', 'links'].flatMap((id) => [
      `clickup.${id}.state`,
      `clickup.${id}.failure`,
      `clickup.${id}.stale`,
    ])
    const used = found(
      /(clickup\.[\w.]+)/g,
      [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome]
        .map((item) => ('when' in item ? item.when : ''))
        .join('\n')
        .replaceAll(/(?:view|activeCustomEditorId) == '[^']+'/g, ''),
    )
    expect([...set, ...shown].sort()).toEqual(expect.arrayContaining([...used]))
  })
})

describe('every sentence', () => {
  it('of the manifest has a text, and every text is used', () => {
    const used = found(/%([\w.]+)%/g, JSON.stringify(manifest))
    expect(used).toEqual(Object.keys(nls).sort())
  })

  it('of the manifest that people read can be translated', () => {
    const titles = [
      ...contributes.commands.map(({ title }) => title),
      ...contributes.views.clickup.map(({ name }) => name),
      ...contributes.submenus.map(({ label }) => label),
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) =>
        steps.flatMap(({ title, description }) => [title, description]),
      ),
    ]
    expect(titles.filter((title) => !/^%.+%$/.test(title))).toEqual([])
  })

  it('of the code stands in the bundle for translators', () => {
    // Else: npm run generate
    expect(readFileSync(inRoot('l10n/bundle.l10n.json'), 'utf8')).toBe(bundleOf())
    expect(Object.keys(JSON.parse(bundleOf())).length).toBeGreaterThan(100)
  })

  it('of the code that people read goes through the translation', () => {
    const shown = found(
      /(?:showInformationMessage|showWarningMessage|showErrorMessage|placeHolder:|title:|prompt:|tooltip:)\(?\s*('[A-Z][^']+')/g,
    )
    expect(shown).toEqual([])
  })
})

describe('every message', () => {
  it('is told without waiting for an answer, which may come in hours or never', () => {
    const told = found(/(\S+\s+\S*\bshow(?:Information|Warning|Error)Message)\(/g)
    expect(told.length).toBeGreaterThan(2)
    expect(told.filter((one) => !one.startsWith('void window.'))).toEqual([])
    // Nor is it passed on to be waited for elsewhere.
    expect(found(/(show(?:Information|Warning|Error)Message)\b(?!\()/g)).toEqual([])
  })
})

describe('the walkthrough', () => {
  it('has four steps with pictures that follow the theme', () => {
    const [start] = contributes.walkthroughs
    expect(start?.steps.map(({ id }) => id)).toEqual(['connect', 'look', 'ask', 'control'])
    for (const { media } of start?.steps ?? []) {
      const picture = readFileSync(inRoot(media.svg), 'utf8')
      expect(picture).toContain('var(--vscode-foreground')
      // No colour of its own, or it would vanish in one theme or the other.
      expect(picture).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(/i)
    }
  })
})

describe('the extension', () => {
  it('runs in untrusted and in virtual workspaces, and beside the files in remote ones', () => {
    expect(manifest.capabilities).toMatchObject({
      untrustedWorkspaces: { supported: true },
      virtualWorkspaces: true,
    })
    // No kind of its own: VS Code takes the workspace's side, as its server needs.
    expect(manifest).not.toHaveProperty('extensionKind')
    expect(manifest).not.toHaveProperty('browser')
  })

  it('asks nothing of ClickUp where VS Code reads it at every start', () => {
    // What shows that the client of ClickUp was bundled into it.
    expect(readFileSync(inRoot('dist/extension.js'), 'utf8')).not.toContain('X-RateLimit')
  })
})
