// Behind a proxy that resolves names by itself, no address from outside is fetched through it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const asked: string[] = []
const proxy = createServer().on('connect', ({ url }, socket) => {
  asked.push(url ?? '')
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
})
await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
const { port } = proxy.address() as AddressInfo
beforeAll(() => asked.splice(0))
afterAll(() => proxy.close())

const { call, writes } = usePair(
  {},
  {
    inProcess: false,
    env: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      // The sandbox is on this machine; the other name is exempt and leads nowhere.
      NO_PROXY: '127.0.0.1,exempt.invalid',
    },
  },
)

const URLS = ['https://intranet.example/secret', 'https://intranet.example:8443/secret']

describe('behind a proxy', () => {
  it.each(URLS)('%s is not fetched, by either tool', async (url) => {
    const answers = [
      await call('attach_files', { task: 'ENG-123', urls: [url] }),
      await call('call_operation', {
        operation: 'CreateTaskAttachment',
        path: { task_id: 'ENG-123' },
        body: { file: url },
      }),
    ]
    for (const answer of answers) {
      expect({ codes: codesOf(answer), asked, sent: writes() }).toEqual({
        codes: ['ACCESS_DENIED'],
        asked: [],
        sent: [],
      })
      expect(JSON.stringify(answer.issues)).toMatch(/a proxy would decide.*attach it by its path/)
    }
  })

  it('what is exempt is asked for by the server itself, never through the proxy', async () => {
    const answer = await call('attach_files', {
      task: 'ENG-123',
      urls: ['https://exempt.invalid/a.png'],
    })
    expect({ codes: codesOf(answer), asked, sent: writes() }).toEqual({
      codes: ['UPSTREAM_ERROR'],
      asked: [],
      sent: [],
    })
  })
})
