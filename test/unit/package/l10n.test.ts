// Sentences of what runs outside VS Code too: people read them translated, and none is left out.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import * as l10n from '@vscode/l10n'
import { afterEach, describe, expect, it } from 'vitest'
import { textsIn, untranslatedIn } from '../../../scripts/lib/l10n.ts'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { explanationOf } from '../../../src/base/problems/said.ts'
import { wordFor } from '../../../src/changes/steps/field-words.ts'
import { errorOfRefusal, readRefusal } from '../../../src/clickup/http/refusals.ts'
import { resolvePlace } from '../../../src/clickup/references/places.ts'
import { resolveStatuses } from '../../../src/clickup/references/statuses.ts'
import type { openAccount as Open } from '../../../src/extension/account/session.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'

const connected = useSandbox()

const translate = (words: Readonly<Record<string, string>>) => l10n.config({ contents: words })

afterEach(() => translate({}))

const told = async (run: () => Promise<unknown>): Promise<string> =>
  explanationOf(await errorOf(run)).text

describe('a sentence of the client', () => {
  const lookForList = () => resolvePlace(connected.at, 'Nowhere', ['list'])

  it('comes to a person translated, with its values in place', async () => {
    translate({ 'There is no list "{0}".': 'Eine Liste „{0}“ gibt es nicht.' })
    expect(await told(lookForList)).toMatch(/^Eine Liste „Nowhere“ gibt es nicht\. \(.+ \/ .+\)$/)
  })

  it('is English where nothing was translated', async () => {
    expect(await told(lookForList)).toMatch(/^There is no list "Nowhere"\. \(/)
  })

  it('may have its values in another order', async () => {
    const { api } = connected
    translate({ 'There is no status "{0}" in {1}.': 'In {1} gibt es den Status „{0}“ nicht.' })
    const list = await resolvePlace(connected.at, 'Current Sprint', ['list'])
    expect(await told(() => resolveStatuses(api, ['{1} parked'], list))).toMatch(
      /^In Engineering \/ Current Sprint gibt es den Status „\{1\} parked“ nicht\./,
    )
  })

  it('goes round what ClickUp said, which nobody translates', () => {
    translate({
      'This account may not do that ({0}).': 'Dieses Konto darf das nicht ({0}).',
      '{0} ClickUp said: "{1}" ({2}).': '{0} ClickUp meldet {2}: „{1}“.',
    })
    const refusal = readRefusal(403, JSON.stringify({ err: 'No access', ECODE: 'ACCESS_1' }))
    expect(explanationOf(errorOfRefusal(refusal, 'GET /v2/list/1')).text).toBe(
      'Dieses Konto darf das nicht. ClickUp meldet ACCESS_1: „No access“.',
    )
  })

  it('names what tasks and lists have in the same language, but custom fields by their names', () => {
    translate({ due: 'Fälligkeit' })
    expect(['due', 'Fix version', 'constructor'].map(wordFor)).toEqual([
      'Fälligkeit',
      'Fix version',
      'constructor',
    ])
  })
})

describe('the extension', () => {
  /** What it loads when it is needed, with a VS Code in a language of these words. */
  const laterIn = (bundle: Readonly<Record<string, string>>) => {
    const file = inRoot('dist/later.js')
    const own = createRequire(file)
    const load = (id: string): unknown => (id === 'vscode' ? { l10n: { bundle } } : own(id))
    const exports: Record<string, () => unknown> = {}
    const module = { exports }
    compileFunction(readFileSync(file, 'utf8'), ['exports', 'require', 'module'])(
      exports,
      load,
      module,
    )
    return (name: string): unknown => module.exports[name]?.()
  }

  it('hands over the words of VS Code to what it loads later', () => {
    const later = laterIn({ 'Correct or remove CLICKUP_API_URL.': 'CLICKUP_API_URL berichtigen.' })
    const { openAccount } = later('extension/account/session') as { openAccount: typeof Open }
    const profile = {
      userId: '1',
      userName: 'Alex',
      workspaceId: '2',
      workspaceName: 'Acme',
      apiUrl: 'https://elsewhere.example',
    }
    const log = {} as Parameters<typeof Open>[2]
    expect(() => openAccount('pk_1', profile, log)).toThrow(
      expect.objectContaining({ details: { hint: 'CLICKUP_API_URL berichtigen.' } }),
    )
  })

  it('loads nothing of it at the start', () => {
    // A message of the library that only @vscode/l10n has.
    const trace = 'expected a string as the first argument to l10n.t'
    expect(readFileSync(inRoot('dist/later.js'), 'utf8')).toContain(trace)
    expect(readFileSync(inRoot('dist/extension.js'), 'utf8')).not.toContain(trace)
  })
})

describe('what is collected for translators', () => {
  const sentencesOf = (source: string) => textsIn('some.ts', source).sentences

  it.each([
    ["l10n.t('Sign In')", ['Sign In']],
    ["t('It\\'s \"{0}\"', name)", ['It\'s "{0}"']],
    ["onlooker.t('due {0}', day)", ['due {0}']],
    ["l10n.t(isOne ? '1 task' : '{0} tasks', count)", ['1 task', '{0} tasks']],
    [
      `l10n.t\`Give \\\`text\\\` to \${nameOf(user)} of \${list}.\``,
      ['Give `text` to {0} of {1}.'],
    ],
    [`l10n.t\`in \${l10n.t('no list')}\``, ['in {0}', 'no list']],
  ])('%s gives %j', (source, sentences) => {
    expect(sentencesOf(source)).toEqual(sentences)
  })

  it.each(['l10n.t(message)', "t('due ' + day)", `t(\`due \${day}\`)`])(
    'nothing can be made of %s, and that is said',
    (source) => {
      expect(() => sentencesOf(`\n${source}`)).toThrow('some.ts:2: what is translated must be')
    },
  )
})

describe('what no translation reaches', () => {
  const othersOf = (source: string) => textsIn('some.ts', source).others.map(({ text }) => text)

  it.each([
    ["new CodedError('NOT_FOUND', 'There is no list.')", ['There is no list.']],
    [`refuse(\`No list "\${name}".\`, 1)`, ['No list "{0}".']],
    ["const problem = { code: 'X', hint: 'Try again.' }", ['Try again.']],
    [`l10n.t\`in \${list ?? 'no list'}\``, ['no list']],
  ])('is found in %s', (source, others) => {
    expect(othersOf(source)).toEqual(others)
  })

  it.each([
    `new CodedError('NOT_FOUND', l10n.t\`There is no list \${name}.\`)`,
    `setStatusBarMessage(\`$(check) \${done}\`, '/v2/list', ' / ')`,
    "this.#options.log.warn('The token is gone.')",
  ])('is not %s', (source) => {
    expect(othersOf(source)).toEqual([])
  })

  // What ClickUp or the code itself reads.
  const NOT_SAID = [
    'Bearer {0}',
    '{0} B',
    '{0} kB',
    '{0} MB',
    'IS NULL',
    'in {0}',
    'IS NOT NULL',
    'checklist {0}',
    'field {0}',
    'end of month',
    'must be a number',
    'no priority',
    'not started',
    ', unfinished',
    // By what relations of a plan are told apart.
    '{0} links',
    '{0} waits_on',
    '{0} blocks',
    'since {0}{1}',
    // What arguments of tools are told to be.
    'Custom fields',
    'Custom fields; null clears',
    'Sprint points',
    '{add: [names]}',
    '{add} further lists',
    '{list: [items]}',
    '{list: {item: is done}}, null removes',
  ]

  // What people say of dates is read, not shown.
  const READ = /^src\/base\/time\/(?:phrases|in-names)/
  // What the server alone runs speaks to models, in English.
  const OF_THE_SERVER =
    /^src\/(?:base\/(?:files\/open-|frozen-|input\/)|(?:changes|clickup)\/operations\/)/

  it('is no sentence that people read', () => {
    const found = untranslatedIn(
      'base',
      'changes',
      'clickup',
      'extension/account',
      'extension/commands',
    )
    const stands = (one: string, text: string) => one.endsWith(`: ${text}`)
    const read = found.filter((one) => !OF_THE_SERVER.test(one) && !READ.test(one))
    expect(read.filter((one) => !NOT_SAID.some((text) => stands(one, text)))).toEqual([])
    expect(NOT_SAID.filter((text) => !found.some((one) => stands(one, text)))).toEqual([])
  })
})
