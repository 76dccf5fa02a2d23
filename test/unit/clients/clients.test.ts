// The entries by which other clients start the server: what each client can read, and never a token.
import { execFileSync } from 'node:child_process'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { CLIENTS, type Client, entryFor, isClient } from '../../../src/clients/clients.ts'
import { PLACEHOLDER } from '../../../src/clients/entry.ts'
import { whyUnfilled } from '../../../src/clients/unfilled.ts'

const SCRIPT = '/opt/click up/it\'s/"the" $HOME/dist/server.js'
const WINDOWS = 'C:\\Users\\Kim Lee\\new\\dist\\server.js'
const FLAGS = ['--access', 'read', '--toolsets', 'tasks,lists']

const entry = (client: Client, script = SCRIPT, flags = FLAGS) =>
  entryFor(client, { script, flags })

const byLanguage = (language: string): readonly Client[] =>
  CLIENTS.filter((client) => entry(client).language === language)

/** What TypeScript reads as a list of texts behind `args`. */
const argsInCode = (text: string): unknown => {
  const { program, errors } = parseSync('entry.ts', text)
  expect(errors).toEqual([])
  let found: unknown
  new Visitor({
    Property: ({ key, value }) => {
      if (key.type !== 'Identifier' || key.name !== 'args' || value.type !== 'ArrayExpression')
        return
      found = value.elements.map((one) => (one?.type === 'Literal' ? one.value : undefined))
    },
  }).visit(program)
  return found
}

/** Where each client has the start of a server in its JSON. */
const startIn = (client: Client, text: string) => {
  const read = JSON.parse(text)
  if (client === 'opencode') {
    const { command, environment } = read.mcp.clickup
    return { command: command[0], args: command.slice(1), env: environment }
  }
  if (client === 'cline') return read.mcpServers.clickup.transport
  return (client === 'vscode' ? read.servers : read.mcpServers).clickup
}

describe.each(CLIENTS)('the entry for %s', (client) => {
  it('says what it is for, where it belongs and how the token gets there', () => {
    const { title, where, token, mind } = entry(client)
    for (const said of [title, where, token, ...mind]) expect(said).toMatch(/\S.{3,}/)
    expect(isClient(client)).toBe(true)
  })

  it('names where the token is found, and has no place for one but a word that stands for it', () => {
    const { text, token } = entry(client)
    expect(text).not.toContain('pk_')
    if (text.includes(PLACEHOLDER)) expect(token).toContain(PLACEHOLDER)
    else expect(text + token).toMatch(/CLICKUP_API_TOKEN|VS Code asks/)
  })

  it('starts the server by Node, with what was said, whatever its path is', () => {
    for (const script of [SCRIPT, WINDOWS]) {
      const { text, language } = entry(client, script)
      const args = [script, ...FLAGS]
      if (language === 'json')
        expect(startIn(client, text)).toMatchObject({ command: 'node', args })
      else if (language === 'typescript') expect(argsInCode(text)).toEqual(args)
      else if (language === 'toml') {
        const [, list = ''] = /^args = (\[.*\])$/m.exec(text) ?? []
        expect(JSON.parse(list)).toEqual(args)
      } else {
        const words = text.slice(text.indexOf(' -- ') + 4)
        const read = execFileSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' })
        expect(read.trimEnd().split('\n')).toEqual(['node', ...args])
      }
    }
  })
})

describe('the token', () => {
  it.each([
    ['claude-code', `\${CLICKUP_API_TOKEN}`],
    ['gemini', '$CLICKUP_API_TOKEN'],
    ['copilot-cli', `\${CLICKUP_API_TOKEN}`],
    ['opencode', '{env:CLICKUP_API_TOKEN}'],
    ['cursor', `\${env:CLICKUP_API_TOKEN}`],
    ['vscode', `\${input:clickup-token}`],
    ['cline', PLACEHOLDER],
    ['claude-desktop', PLACEHOLDER],
  ] as const)('of %s is %s, which the server would know again', (client, reference) => {
    expect(startIn(client, entry(client).text).env).toEqual({ CLICKUP_API_TOKEN: reference })
    expect(whyUnfilled(reference)?.message).toContain('did not fill it in')
  })

  it('is asked by VS Code as a password', () => {
    expect(JSON.parse(entry('vscode').text).inputs).toEqual([
      expect.objectContaining({ id: 'clickup-token', type: 'promptString', password: true }),
    ])
  })

  it('is handed on by Codex, by the name of the variable alone', () => {
    expect(entry('codex').text).toMatch(/^env_vars = \["CLICKUP_API_TOKEN"\]$/m)
  })

  it('comes to a program from its own environment', () => {
    for (const client of byLanguage('typescript'))
      expect(entry(client).text).toContain(
        "env: { CLICKUP_API_TOKEN: process.env.CLICKUP_API_TOKEN ?? '' }",
      )
  })

  it('is filled in for the inspector by the shell, whatever stands in it', () => {
    const { text } = entry('inspector')
    const env = { PATH: process.env.PATH ?? '', CLICKUP_API_TOKEN: 'pk_1 $(id)' }
    const shown = text.replace('npx @modelcontextprotocol/inspector', "printf '%s\\n'")
    const read = execFileSync('sh', ['-c', shown], { encoding: 'utf8', env })
    expect(read.split('\n')).toContain('CLICKUP_API_TOKEN=pk_1 $(id)')
  })
})
