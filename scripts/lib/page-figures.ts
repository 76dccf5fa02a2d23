// What it costs the extension itself to make the page of a task, once that was read.
import { createApi } from '../../src/clickup/http/api.ts'
import { standAt } from '../../src/clickup/references/standpoint.ts'
import { resolveTask } from '../../src/clickup/references/tasks.ts'
import { readPage } from '../../src/extension/views/task/read-page.ts'
import { taskShown } from '../../src/extension/views/task/shown-task.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { type Figure, median } from './figures.ts'

const ROUNDS = 30

export const pageFigure = async (): Promise<Figure> => {
  const sandbox = await startSandbox({ rate: 100_000 })
  try {
    const api = createApi({ token: sandbox.token, apiUrl: sandbox.url })
    // The one that has most to show.
    const { id } = await resolveTask(standAt(api), 'ENG-140')
    const read = await readPage(api, id, { pages: 1, threads: [], isFirst: true })
    const showing = {
      onlooker: { now: Date.now(), zone: 'UTC', locale: 'en', t: (message: string) => message },
      acts: new Set<never>(),
      isOnline: true,
      apiUrl: sandbox.url,
      known: () => undefined,
    }
    const times = Array.from({ length: ROUNDS }, () => {
      const started = performance.now()
      taskShown(read, showing)
      return performance.now() - started
    })
    return {
      what: "own work to make a task's page",
      figure: median(times),
      budget: 100,
      unit: 'ms',
    }
  } finally {
    await sandbox.close()
  }
}
