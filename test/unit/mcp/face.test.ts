// What the face does by itself, before any call is made.
import { expect, it } from 'vitest'
import type { Calls } from '../../../src/mcp/call/calls.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import { createFace } from '../../../src/mcp/serve/face.ts'

const { config } = readConfig([], {})

it('a state of which nobody can find out whether it is open lets nothing be called', async () => {
  const called: string[] = []
  const call: Calls['call'] = async (name) => {
    called.push(name)
    return {}
  }
  const face = createFace({ config, calls: async () => ({ call }) as Calls })
  const seal = {
    seal: async () => 'sealed',
    open: () => Promise.reject(new Error('redis://secret@host is away')),
  }
  const { result } = await face.tools.call(
    { name: 'delete_tasks', arguments: {} },
    {
      signal: new AbortController().signal,
      roots: async () => [],
      asking: { seal, account: 'one', returned: { state: 'sealed', reply: undefined } },
    },
  )
  expect(called).toEqual([])
  expect(result.isError).toBe(true)
  expect(JSON.stringify(result)).toContain('NOT_CONFIRMED')
  expect(JSON.stringify(result)).not.toContain('redis')
})

it('what a tool gives in a shape of its own stands beside the same text', async () => {
  const structured = {
    results: [{ id: 'task:1', title: 'One', url: 'https://app.clickup.com/t/1' }],
  }
  const call: Calls['call'] = async () => ({ structured })
  const face = createFace({ config, calls: async () => ({ call }) as Calls })
  const { result } = await face.tools.call(
    { name: 'search', arguments: {} },
    { signal: new AbortController().signal, roots: async () => [] },
  )
  expect(result.structuredContent).toEqual(structured)
  const [text] = result.content
  expect(text).toEqual({ type: 'text', text: JSON.stringify(structured) })
})
