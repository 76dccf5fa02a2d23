// How long many tasks take to be created, by a ClickUp that takes its time for each answer.
import type { Sandbox } from '../../src/sandbox/server.ts'
import { startPair } from '../../test/support/server.ts'
import { type Figure, timed } from './figures.ts'

const TASKS = 100
const DELAY_MS = 300
/** As many requests are on their way at once. */
const AT_ONCE = 6
/**
 * What has to be known before, each answer after the other: the workspaces, its spaces, what is in them,
 * and which tasks the list holds already.
 */
const READS = 4

/** As many answers, waited for by a client that does nothing with them. */
const bare = async ({ url, token }: Sandbox): Promise<void> => {
  const ask = async (): Promise<void> => {
    const answer = await fetch(`${url}/api/v2/user`, { headers: { authorization: token } })
    await answer.text()
  }
  for (let read = 0; read < READS; read += 1) await ask()
  let left = TASKS
  const worker = async (): Promise<void> => {
    for (; left > 0; await ask()) left -= 1
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Those that were asked for while no other was on its way. */
const readsInARow = ({ state }: Sandbox): number => {
  const all = state.log.since(0)
  const first = Math.min(...all.flatMap(({ method, at }) => (method === 'POST' ? [at] : [])))
  return all.filter(({ at, beside }) => at < first && beside.length === 0).length
}

export const creationFigures = async (): Promise<readonly Figure[]> => {
  const { call, sandbox, close } = await startPair({ rate: 1000 })
  try {
    const pace = ['/v2/**', '/v3/**'].map((path) => `${path}=slow:${DELAY_MS}ms x*`)
    sandbox.state.faults.add(pace.join('; '))
    const theirs = await timed(() => bare(sandbox))
    const tasks = Array.from({ length: TASKS }, (_, i) => ({ name: `Task ${i}`, priority: 'low' }))
    // Refused before anything is asked: by then the server has loaded what calls need.
    await call('create_tasks', {})
    sandbox.state.log.clear()
    const ours = await timed(async () => {
      const { ok } = await call('create_tasks', { list: 'Infrastructure Backlog', tasks })
      if (!ok) throw new Error('The tasks were not all created.')
    })
    return [
      {
        what: `${TASKS} tasks created, against their answers alone`,
        figure: ours / theirs,
        // 1.06 at best; each answer more in a row costs 0.04, and a busy machine up to 0.15.
        budget: 1.25,
        unit: '×',
      },
      {
        what: '… answers in a row before the first',
        figure: readsInARow(sandbox),
        budget: READS,
        unit: 'answers',
      },
      { what: `… at ${DELAY_MS} ms an answer`, figure: ours / 1000, unit: 's' },
    ]
  } finally {
    await close()
  }
}
