// How each client is given a link.
import { describe, expect, it } from 'vitest'
import {
  CLIENTS,
  type Client,
  configurationsFor,
  keyOf,
  PROOF_VARIABLE,
} from '../../../src/links/configurations.ts'

const url = 'https://gateway.example.com/mcp/l/AbC-123_x'
const link = { name: 'Marketing', url }

const forClient = (client: Client, more: object = {}) => {
  const found = configurationsFor({ ...link, ...more }).find((one) => one.client === client)
  if (!found) throw new Error(`Nothing for ${client}.`)
  return found
}

const jsonFor = (client: Client, more: object = {}) => JSON.parse(forClient(client, more).text)

describe('a configuration', () => {
  it.each(CLIENTS)('for %s holds the link, a title and where it belongs', (client) => {
    const { title, where, text } = forClient(client)
    expect(text).toContain(url)
    expect(title).not.toBe('')
    expect(where).not.toBe('')
  })

  it.each(CLIENTS)('for %s asks for no second proof where the link asks for none', (client) => {
    expect(forClient(client).text).not.toMatch(/bearer|authorization:|CLICKUP_GATEWAY_TOKEN/i)
  })

  it.each([
    ['claude-code', `'Authorization: Bearer \${${PROOF_VARIABLE}}'`],
    ['cursor', `"Authorization": "Bearer \${env:${PROOF_VARIABLE}}"`],
    ['vscode', `"Authorization": "Bearer \${${'input:clickup-gateway-token'}}"`],
    ['gemini', `"Authorization": "Bearer $${PROOF_VARIABLE}"`],
    ['mcp-remote', `"Authorization:\${${'AUTH_HEADER'}}"`],
    ['langchain', `f"Bearer {os.environ['${PROOF_VARIABLE}']}"`],
    ['openai', `os.environ["${PROOF_VARIABLE}"]`],
  ] as const)('for %s says where the second proof is found, not what it is', (client, words) => {
    expect(forClient(client, { bearer: true }).text).toContain(words)
  })

  it.each(['chatgpt', 'claude'] as const)(
    'for %s says that it can send no second proof',
    (client) => {
      expect(forClient(client, { bearer: true }).where).toContain('cannot send the second proof')
      expect(forClient(client).where).not.toContain('second proof')
    },
  )

  it.each(['chatgpt', 'claude', 'openai'] as const)(
    'for %s says that a gateway on this machine is out of reach',
    (client) => {
      const local = { url: 'http://127.0.0.1:8080/mcp/l/x' }
      expect(forClient(client, local).where).toContain('out of its reach')
      expect(forClient(client).where).not.toContain('out of its reach')
    },
  )

  it('has the shape that each client reads', () => {
    const key = 'clickup-marketing'
    expect(jsonFor('cursor')).toEqual({ mcpServers: { [key]: { url } } })
    expect(jsonFor('gemini')).toEqual({ mcpServers: { [key]: { httpUrl: url } } })
    expect(jsonFor('vscode')).toEqual({ servers: { [key]: { type: 'http', url } } })
    expect(jsonFor('mcp-remote')).toEqual({
      mcpServers: {
        [key]: { command: 'npx', args: ['-y', 'mcp-remote', url, '--transport', 'http-only'] },
      },
    })
    expect(forClient('claude-code').text).toBe(`claude mcp add --transport http ${key} '${url}'`)
  })

  it('for VS Code can be installed by an address that only this machine opens', () => {
    const { install = '' } = forClient('vscode', { bearer: true })
    const [scheme, wanted = ''] = install.split('?')
    expect(scheme).toBe('vscode:mcp/install')
    expect(JSON.parse(decodeURIComponent(wanted))).toMatchObject({
      ...{ name: 'clickup-marketing', type: 'http', url },
      inputs: [{ id: 'clickup-gateway-token', password: true }],
    })
  })

  it('cannot be bent by the name of a link', () => {
    const name = `x'; rm -rf ~ #"\n$(id) \`id\``
    for (const { client, text } of configurationsFor({ name, url })) {
      if (client === 'chatgpt' || client === 'claude')
        expect(text.split('\n').length).toBeLessThan(9)
      else expect(text).not.toMatch(/rm -rf|\$\(|`/)
    }
  })
})

describe('the key of a server', () => {
  it.each([
    ['Marketing', 'clickup-marketing'],
    ['ClickUp for Sales', 'clickup-for-sales'],
    ['Übersicht', 'clickup-ubersicht'],
    ['日本', 'clickup'],
    ['', 'clickup'],
    ['a name that is far longer than tools can bear', 'clickup-a-name-that-is-f'],
  ])('of %j is %s', (name, key) => {
    expect(keyOf(name)).toBe(key)
  })
})
