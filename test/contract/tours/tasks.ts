// Writing tasks and what hangs on them.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

export const taskWrites = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const me = ids.user('Alex Rivera')
  const list = ids.list('Current Sprint')
  const created = idOf(
    await call('POST', `/v2/list/${list}/task`, {
      name: 'Write the changelog',
      markdown_content: '**soon**',
      status: 'in progress',
      assignees: [me],
      priority: 2,
      due_date: Date.now(),
      points: 2,
      time_estimate: 3_600_000,
      tags: ['docs'],
      custom_fields: [{ id: ids.field('Effort'), value: 3 }],
    }),
  )
  const task = `/v2/task/${created}`
  await call('POST', `/v2/list/${list}/task`, { name: 'A part of it', parent: created })
  await call('PUT', task, {
    name: 'Write the change log',
    description: 'later',
    status: 'in review',
    priority: 3,
    assignees: { add: [ids.user('Sam Chen')], rem: [me] },
    start_date: Date.now(),
    points: 3,
  })
  await call('PUT', task, { priority: null, due_date: null, start_date: null })
  await call('PUT', task, { points: null, time_estimate: null })
  await call('PUT', `/v2/task/${ids.task('ENG-123')}`, { points: 5 })
  await call('POST', `${task}/tag/infra`)
  await call('DELETE', `${task}/tag/docs`)
  await call('POST', `${task}/field/${ids.field('Effort')}`, { value: 5 })
  await call('POST', `${task}/field/${ids.field('Customer visible')}`, { value: true })
  await call('DELETE', `${task}/field/${ids.field('Effort')}`)
  await call('POST', `/v2/list/${ids.list('Bug Tracker')}/task/${created}`)
  await call('DELETE', `/v2/list/${ids.list('Bug Tracker')}/task/${created}`)
  await call('DELETE', task)
}
