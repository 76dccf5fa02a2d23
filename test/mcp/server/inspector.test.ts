// The official inspector lists and calls everything without a complaint.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { createInspector, type Inspector } from '../../support/inspector.ts'
import { usePair } from '../../support/pair.ts'

const running = usePair()
let inspector: Inspector

// Where it has to be fetched first, that takes its time.
beforeAll(async () => {
  inspector = await createInspector({
    CLICKUP_API_URL: running.sandbox.url,
    CLICKUP_API_TOKEN: running.sandbox.token,
    CLICKUP_ACCESS: 'read,write,delete',
    CLICKUP_TOOLSETS: 'all',
  })
}, 300_000)
afterAll(() => inspector.remove())

/** What it prints; it has to succeed and to complain of nothing. */
const inspect = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await inspector.run(...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('the inspector', { timeout: 60_000 }, () => {
  it('lists every tool and finds no fault with a schema', async () => {
    const { tools } = await inspect('--method', 'tools/list', '--strict')
    expect(tools.map(({ name }: { name: string }) => name)).toEqual(
      LISTINGS.map(({ name }) => name),
    )
  })

  it('calls a tool that reads, and one that writes', async () => {
    const read = ['--method', 'tools/call', '--tool-name', 'get_task', '--tool-arg', 'task=ENG-87']
    const { content, isError } = await inspect(...read)
    expect({ isError: isError ?? false, blocks: content.length }).toEqual({
      isError: false,
      blocks: 1,
    })
    expect(JSON.parse(content[0].text)).toMatchObject({ ok: true, result: { id: 'ENG-87' } })
    const write = ['--method', 'tools/call', '--tool-name', 'add_comment']
    const args = ['--tool-arg', 'task=ENG-87', '--tool-arg', 'text=Inspected']
    const written = await inspect(...write, ...args)
    expect(JSON.parse(written.content[0].text)).toMatchObject({ ok: true })
    expect(running.writes()).toEqual(['POST /api/v2/task/868512p/comment'])
  })

  it('passes arguments that are no text', async () => {
    const call = ['--method', 'tools/call', '--tool-name', 'update_tasks']
    const { content } = await inspect(
      ...call,
      ...['--tool-arg', 'tasks=["ENG-141"]'],
      ...['--tool-arg', 'set={"priority":"high","points":3}'],
      ...['--tool-arg', 'dry_run=true'],
    )
    expect(JSON.parse(content[0].text)).toMatchObject({ ok: true, result: { dry_run: true } })
  })

  it('shows an image block', async () => {
    const call = ['--method', 'tools/call', '--tool-name', 'get_attachment']
    const args = ['--tool-arg', 'attachment=export-error.png', '--tool-arg', 'task=ENG-312']
    const { content } = await inspect(...call, ...args)
    expect(content.map(({ type }: { type: string }) => type)).toEqual(['text', 'image'])
  })

  it('lists and gets prompts', async () => {
    const { prompts } = await inspect('--method', 'prompts/list')
    expect(prompts.map(({ name }: { name: string }) => name)).toContain('triage')
    const get = ['--method', 'prompts/get', '--prompt-name', 'triage']
    const { messages } = await inspect(...get, '--prompt-args', 'task=ENG-312')
    expect(messages[0].content.text).toContain('Triage the task "ENG-312"')
  })

  it('lists resource templates and reads a resource', async () => {
    const { resources } = await inspect('--method', 'resources/list')
    expect(resources.length).toBeGreaterThan(3)
    const { resourceTemplates } = await inspect('--method', 'resources/templates/list')
    expect(resourceTemplates).toHaveLength(3)
    const { contents } = await inspect(
      '--method',
      'resources/read',
      '--uri',
      'clickup://task/ENG-87',
    )
    expect(contents[0].text).toMatch(/^# ENG-87 /)
  })
})
