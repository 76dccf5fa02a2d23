// Writing lists and moving tasks.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

export const listWrites = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const me = ids.user('Alex Rivera')
  const folder = `/v2/folder/${ids.folder('Sprints')}/list`
  const created = idOf(await call('POST', folder, { name: 'Sprint 26', due_date: Date.now() }))
  await call('PUT', `/v2/list/${created}`, { name: 'Sprint 26', content: 'After the fair.' })
  await call('POST', folder, { name: 'Sprint 27' })
  const space = `/v2/space/${ids.space('Engineering')}/list`
  const ideas = idOf(await call('POST', space, { name: 'Ideas', priority: 2, assignee: me }))
  await call('GET', `/v2/list/${ideas}`)
  await call('PUT', `/v2/list/${ideas}`, { name: 'Ideas', content: 'Wild ones.' })
  await call('GET', space)
  await call('PUT', `/v2/list/${ideas}`, { name: 'Ideas', due_date: null })
  const home = `/v3/workspaces/${sandbox.workspaceId}/tasks/${ids.task('ENG-142')}/home_list`
  await call('PUT', `${home}/${ideas}`, {})
  const { statuses } = sandbox.state.store.lists.get(ids.list('Bug Tracker')) ?? {}
  const [from] = sandbox.state.store.spaces.get(ids.space('Engineering'))?.statuses ?? []
  await call('PUT', `${home}/${ids.list('Bug Tracker')}`, {
    status_mappings: [{ source_status_id: from?.id, destination_status_id: statuses?.[1]?.id }],
  })
  await call('GET', `/v2/team/${sandbox.workspaceId}/list_template`)
  const template = [...sandbox.state.store.listTemplates.keys()][0]
  for (const place of [`space/${ids.space('Engineering')}`, `folder/${ids.folder('Sprints')}`]) {
    const body = { name: `Train of ${place}`, options: { return_immediately: true } }
    await call('POST', `/v2/${place}/list_template/${template}`, body)
  }
  const guest = [...sandbox.state.store.users.values()].find(({ role }) => role === 4)?.id
  await call('POST', `/v2/list/${ids.list('Bug Tracker')}/guest/${guest}`, {
    permission_level: 'read',
  })
  await call('DELETE', `/v2/list/${ids.list('Bug Tracker')}/guest/${guest}`)
  await call('DELETE', `/v2/list/${created}`)
  await call('DELETE', `/v2/list/${ideas}`)
}
