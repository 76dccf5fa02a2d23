// Writing spaces, folders, tags and user groups.
import { space } from '../../../src/sandbox/present/hierarchy.ts'
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

const tags = async (space: string, call: Caller) => {
  const colors = { tag_fg: '#ffffff', tag_bg: '#000000' }
  await call('POST', `${space}/tag`, { tag: { name: 'urgent', ...colors } })
  await call('PUT', `${space}/tag/urgent`, {
    tag: { name: 'soon', fg_color: '#ffffff', bg_color: '#111111' },
  })
  await call('DELETE', `${space}/tag/soon`, { tag: { name: 'soon', ...colors } })
}

export const places = async (sandbox: Sandbox, call: Caller) => {
  const team = `/v2/team/${sandbox.workspaceId}`
  const ids = idsIn(sandbox)
  const engineering = sandbox.state.store.spaces.get(ids.space('Engineering'))
  if (!engineering) throw new Error('the demo has no Engineering')
  const { features } = space(engineering)
  const body = { name: 'Legal', multiple_assignees: true, features }
  const made = `/v2/space/${idOf(await call('POST', `${team}/space`, body))}`
  await call('PUT', made, { ...body, color: '#ff0000', private: true, admin_can_manage: false })
  const folder = idOf(await call('POST', `${made}/folder`, { name: 'Contracts' }))
  const below = idOf(
    await call('POST', `${made}/folder`, { name: 'Drafts', parent_folder_id: folder }),
  )
  await call('PUT', `/v2/folder/${below}`, { name: 'Old drafts' })
  await call('PUT', `/v2/folder/${below}/position`, {
    parent_folder_id: ids.folder('Sprints'),
    space_id: engineering.id,
    position: 2,
  })
  await call('GET', `/v2/space/${engineering.id}/folder`)
  await call('DELETE', `/v2/folder/${below}`)
  await tags(made, call)
  await call('DELETE', made)
  const [priya, tom] = [ids.user('Priya Nair'), ids.user('Tom Becker')]
  const group = idOf(await call('POST', `${team}/group`, { name: 'On call', members: [priya] }))
  await call('PUT', `/v2/group/${group}`, {
    name: 'On-call',
    members: { add: [tom], rem: [priya] },
  })
  await call('DELETE', `/v2/group/${group}`)
}
