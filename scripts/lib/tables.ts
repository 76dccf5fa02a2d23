// The tables that the README takes from the code.
import { readFileSync } from 'node:fs'
import { SETTINGS, variableOf } from '../../src/mcp/config/config.ts'
import { TOOLS } from '../../src/mcp/tools/all.ts'
import { inRoot } from './paths.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const readJson = <T>(file: string): T => JSON.parse(readFileSync(inRoot(file), 'utf8')) as T

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[]
    readonly configuration?: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly default?: unknown
            readonly markdownDescription?: string
            readonly description?: string
          }
        >
      >
    }
    readonly keybindings: readonly {
      readonly command: string
      readonly key: string
      readonly mac?: string
      readonly linux?: string
    }[]
    readonly menus: {
      readonly commandPalette?: readonly { readonly command: string; readonly when: string }[]
    }
  }
}

const strings = () => readJson<Record<string, string>>('package.nls.json')

const localised = (text: string, names: Record<string, string>): string =>
  text.replace(/^%(.+)%$/, (_, key: string) => names[key] ?? key)

const tools = (): string =>
  table(
    ['tool', 'toolset', 'kind', 'what it does'],
    TOOLS.map(({ name, toolset, kind, description }) => [
      `\`${name}\``,
      toolset,
      kind,
      description,
    ]),
  )

const server = (): string =>
  table(
    ['variable', 'flag', 'meaning'],
    [
      [
        `\`${variableOf('api-token')}\``,
        '',
        'a personal token; no flag, because arguments are visible',
      ],
      ...Object.entries(SETTINGS).map(([name, meaning]) => [
        `\`${variableOf(name as keyof typeof SETTINGS)}\``,
        `\`--${name}\``,
        meaning,
      ]),
    ],
  )

const commands = (): string => {
  const { contributes } = readJson<Manifest>('package.json')
  const names = strings()
  const hidden = new Set(
    contributes.menus.commandPalette
      ?.filter(({ when }) => when === 'false')
      .map(({ command }) => command),
  )
  return table(
    ['command', 'id'],
    contributes.commands
      .filter(({ command }) => !hidden.has(command))
      .map(({ command, title }) => [`ClickUp: ${localised(title, names)}`, `\`${command}\``]),
  )
}

/** As VS Code writes keys: `Ctrl+C`. */
const keyName = (key: string): string =>
  key
    .split('+')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('+')

/** Keys of VS Code itself that do in our views what the mouse does there. */
const OF_VSCODE: readonly (readonly string[])[] = [
  ['Enter', 'Enter', 'Enter', 'what a click does'],
  ['Ctrl+K Ctrl+I', 'Cmd+K Cmd+I', 'Ctrl+K Ctrl+I', 'the details of a task'],
  ['Shift+F10', 'Shift+F10', 'Shift+F10', 'the menu'],
]

const keys = (): string => {
  const { contributes } = readJson<Manifest>('package.json')
  const names = strings()
  const titleOf = (id: string): string =>
    localised(contributes.commands.find(({ command }) => command === id)?.title ?? id, names)
  const ours = contributes.keybindings.map(({ command, key, mac = key, linux = key }) => [
    ...[key, mac, linux].map(keyName),
    titleOf(command),
  ])
  const all = [...new Map([...OF_VSCODE, ...ours].map((row) => [row.join(), row])).values()]
  return table(['Windows', 'macOS', 'Linux', 'on the row in focus'], all)
}

const settings = (): string => {
  const { contributes } = readJson<Manifest>('package.json')
  const names = strings()
  const rows = Object.entries(contributes.configuration?.properties ?? {}).map(
    ([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default ?? null)}\``,
      localised(setting.markdownDescription ?? setting.description ?? '', names),
    ],
  )
  return rows.length > 0 ? table(['setting', 'default', 'meaning'], rows) : 'None yet.'
}

const TABLES: Readonly<Record<string, () => string>> = { tools, server, commands, keys, settings }

/** The text with every marked table as the code says it now. */
export const withTables = (text: string): string =>
  Object.entries(TABLES).reduce(
    (whole, [name, make]) =>
      whole.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, start: string, end: string) => `${start}${make()}\n${end}`,
      ),
    text,
  )
