// What README, walkthrough, chat and demo say of the first minute is the same, to the letter.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import manifest from '../../../package.json'
import nls from '../../../package.nls.json'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { nextStep } from '../../../scripts/model/conversation.ts'
import { JOBS } from '../../../scripts/model/jobs/all.ts'
import { serverLabel } from '../../../src/extension/provider/grants.ts'
import { PROMPTS } from '../../../src/mcp/prompts/all.ts'

const readme = readFileSync(inRoot('README.md'), 'utf8')
const prompts = JOBS.map(({ prompt }) => prompt)

/** What README tells to ask. */
const asked = [...readme.matchAll(/^ {3}- \*(.+)\*$/gm)].map(([, text = '']) => text)

const texts = Object.entries(nls).filter(([key]) => /^(walkthrough|welcome)\./.test(key))

/** The links in what the editor shows first: a command, and what it is given. */
const links = texts.flatMap(([, text]) =>
  [...text.matchAll(/\(command:([\w.]+)(?:\?([^)]+))?\)/g)].map(([, id = '', args]) => ({
    id,
    args: JSON.parse(decodeURIComponent(args ?? '[]')) as readonly unknown[],
  })),
)
const buttons = links.flatMap(({ id, args }) => (id === 'clickup.askCopilot' ? args : []))

describe('the scripted model', () => {
  it('plays what README tells to ask, and README tells all that it plays', () => {
    expect(asked).toEqual(prompts)
  })

  it('plays what the buttons of the walkthrough ask, as README says: the first four', () => {
    expect(buttons).toEqual(prompts.slice(0, 4))
    expect(readme).toContain('the first four are buttons of the walkthrough')
  })

  it('plays what the command asks that stands in the palette', () => {
    const source = readFileSync(inRoot('src/extension/commands/chat.ts'), 'utf8')
    expect(source).toContain(`'${prompts[0]}'`)
  })

  it.each(JOBS)('knows "$title" from all others', ({ prompt }) => {
    expect(JOBS.filter(({ matches }) => matches(prompt)).map((one) => one.prompt)).toEqual([prompt])
  })

  it('says of anything else what it knows', () => {
    const messages = [{ role: 'user', content: 'Sing a song' }]
    const tools = [{ function: { name: 'x' } }]
    const { text, calls } = nextStep(JOBS, { messages, tools })
    expect(calls).toEqual([])
    for (const prompt of prompts) expect(text).toContain(prompt)
  })
})

describe('the README', () => {
  it('spells every slash command as VS Code has it', () => {
    // VS Code: what is no letter, digit, `_`, `.` or `-` in the label of a server becomes `_`.
    const server = serverLabel({ name: '' }).replaceAll(/[^\w.-]/g, '_')
    const named = [...readme.matchAll(/`\/(mcp\.[^`]+)`/g)].map(([, name]) => name)
    expect(named).toEqual(PROMPTS.map(({ name }) => `mcp.${server}.${name}`))
  })

  it('is for users first: how to begin stands ahead of how to build', () => {
    expect(readme.indexOf('ClickUp: Get Started')).toBeGreaterThan(0)
    expect(readme.indexOf('ClickUp: Get Started')).toBeLessThan(readme.indexOf('npm start'))
  })
})

describe('the walkthrough', () => {
  it('has no quoted request that nobody plays', () => {
    for (const [, text] of texts) expect(text).not.toMatch(/"[A-Z][^"]+"/)
  })

  it('does not promise a question that one click takes away', () => {
    const all = readme + JSON.stringify(nls)
    expect(all).not.toMatch(/before each change you are asked/i)
    expect(nls['walkthrough.ask.description']).toContain('until you allow that')
  })

  it('is opened by a command that the first view names', () => {
    expect(nls['welcome.signedOut']).toContain('command:clickup.getStarted')
    const commands = manifest.contributes.commands.map(({ command }) => command)
    const own = links.map(({ id }) => id).filter((id) => !id.endsWith('.focus'))
    expect(commands).toEqual(expect.arrayContaining(own))
    const source = readFileSync(
      inRoot('src/extension/commands/account/account-dialogues.ts'),
      'utf8',
    )
    const { publisher, name, contributes } = manifest
    expect(source).toContain(`'${publisher}.${name}#${contributes.walkthroughs[0]?.id}'`)
  })
})
