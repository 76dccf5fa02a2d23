// What ties tasks together and hangs on them: checklists, dependencies, links, merging, templates.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Row, row, rowsIn } from '../support/answers.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

const checklists = async (task: string, me: number, call: Caller) => {
  const made = row(await call('POST', `/v2/task/${task}/checklist`, { name: 'Steps' }))
  const checklist = `/v2/checklist/${(made.checklist as Row).id}`
  const items = `${checklist}/checklist_item`
  await call('POST', items, { name: 'One', assignee: me })
  const [one] = rowsIn(row(await call('POST', items, { name: 'Two' })).checklist as Row, 'items')
  const answer = row(await call('PUT', `${items}/${one?.id}`, { resolved: true }))
  const [, two] = rowsIn(answer.checklist as Row, 'items')
  await call('PUT', `${items}/${two?.id}`, { name: 'Second', parent: one?.id, assignee: null })
  await call('PUT', checklist, { name: 'All steps', position: 0 })
  await call('DELETE', `${items}/${two?.id}`)
  await call('DELETE', checklist)
}

const estimates = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const task = `/v3/workspaces/${sandbox.workspaceId}/tasks/${ids.task('ENG-141')}`
  const of = (name: string, time: number) => ({ assignee: ids.user(name), time })
  await call('PATCH', `${task}/time_estimates_by_user`, [of('Alex Rivera', 3_600_000)])
  await call('PUT', `${task}/time_estimates_by_user`, [
    of('Priya Nair', 7_200_000),
    { assignee: 'unassigned', time: 600_000 },
  ])
}

export const relations = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const list = ids.list('Infrastructure Backlog')
  const create = async (name: string) =>
    idOf(await call('POST', `/v2/list/${list}/task`, { name, tags: ['infra'] }))
  const [a, b, c] = [await create('A'), await create('B'), await create('C')]
  await checklists(a, ids.user('Alex Rivera'), call)
  await call('POST', `/v2/task/${a}/dependency`, { depends_on: b })
  await call('POST', `/v2/task/${a}/dependency`, { dependency_of: c })
  await call('POST', `/v2/task/${a}/link/${b}`)
  await call('PUT', `/v2/task/${a}`, { name: 'A, which waits' })
  await call('GET', `/v2/task/${a}`)
  await call('DELETE', `/v2/task/${a}/dependency?depends_on=${b}`)
  await call('DELETE', `/v2/task/${a}/dependency?dependency_of=${c}`)
  await call('DELETE', `/v2/task/${a}/link/${b}`)
  await call('POST', `/v2/task/${a}/merge`, { source_task_ids: [b, c] })
  await call('GET', `/v2/team/${sandbox.workspaceId}/custom_item`)
  await call('GET', `/v2/team/${sandbox.workspaceId}/taskTemplate?page=0`)
  const template = [...sandbox.state.store.templates.keys()][0]
  await call('POST', `/v2/list/${list}/taskTemplate/${template}`, { name: 'Release 5.0' })
  await estimates(sandbox, call)
}
