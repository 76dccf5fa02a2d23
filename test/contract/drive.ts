// A tour through every operation of the sandbox, as a well-behaved client would use it.
import type { Sandbox } from '../../src/sandbox/server.ts'
import type { Exchange } from './exchanges.ts'

export type Answer = { status: number; headers: Headers; text: string; json: unknown }

export type Caller = (method: string, path: string, body?: unknown) => Promise<Answer>

/** Calls below `/api`, with the personal token unless another header is given. */
export const caller =
  (sandbox: Sandbox, authorization: string | null = sandbox.token): Caller =>
  async (method, path, body) => {
    const response = await fetch(`${sandbox.url}/api${path}`, {
      method,
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    const json: unknown = isJson ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, text, json }
  }

/** The ids that the demo gives to what the tests name. */
export const idsIn = ({ state: { store }, workspaceId }: Sandbox) => {
  const named = (values: Iterable<{ id: string; name: string }>, name: string) => {
    const found = [...values].find((each) => each.name === name)
    if (!found) throw new Error(`the demo has no ${name}`)
    return found.id
  }
  const task = (key: string) => {
    const found = store.taskByCustomId(workspaceId, key)
    if (!found) throw new Error(`the demo has no ${key}`)
    return found.id
  }
  return {
    task,
    list: (name: string) => named(store.lists.values(), name),
    folder: (name: string) => named(store.folders.values(), name),
    space: (name: string) => named(store.spaces.values(), name),
    field: (name: string) => named(store.fields.values(), name),
    view: (name: string) => named(store.views.values(), name),
    user: (name: string) => {
      const found = [...store.users.values()].find(({ username }) => username === name)
      if (!found) throw new Error(`the demo has no ${name}`)
      return found.id
    },
  }
}

const idOf = ({ json }: Answer) => String((json as { id: unknown }).id)

const reads = async (sandbox: Sandbox, call: Caller) => {
  const { workspaceId: team } = sandbox
  const ids = idsIn(sandbox)
  const [space, list, bugs] = [
    ids.space('Engineering'),
    ids.list('Current Sprint'),
    ids.list('Bug Tracker'),
  ]
  const sprints = ids.folder('Sprints')
  const paths = [
    '/v2/user',
    '/v2/team',
    `/v2/team/${team}/plan`,
    `/v2/group?team_id=${team}`,
    `/v2/team/${team}/space`,
    `/v2/team/${team}/space?archived=false`,
    `/v2/space/${space}`,
    `/v2/space/${space}/folder`,
    `/v2/space/${space}/list?archived=false`,
    `/v2/space/${space}/tag`,
    `/v2/folder/${sprints}`,
    `/v2/folder/${sprints}/list`,
    `/v2/list/${list}`,
    `/v2/list/${ids.list('Q3 Deliverables')}`,
    `/v2/list/${list}/member`,
    `/v2/list/${ids.list('Launch Plan')}/member`,
    `/v2/list/${list}/field`,
    `/v2/list/${ids.list('Launch Plan')}/field`,
    `/v2/folder/${sprints}/field`,
    `/v2/space/${space}/field`,
    `/v2/team/${team}/field`,
    `/v2/list/${list}/task?subtasks=true&include_closed=true&include_timl=true`,
    `/v2/list/${list}/task?statuses[]=in%20progress&assignees[]=${ids.user('Priya Nair')}&tags[]=infra&watchers[]=${ids.user('Alex Rivera')}`,
    `/v2/list/${bugs}/task?page=1&order_by=updated&reverse=true&include_markdown_description=true&custom_items[]=0`,
    `/v2/list/${bugs}/task?custom_fields=${encodeURIComponent(JSON.stringify([{ field_id: ids.field('Severity'), operator: '=', value: 0 }]))}`,
    `/v2/team/${team}/task?list_ids[]=${list}&space_ids[]=${space}&subtasks=true&include_closed=true`,
    `/v2/team/${team}/task?project_ids[]=${sprints}&statuses[]=to%20do&assignees[]=${ids.user('Maria Santos')}&tags[]=x&date_updated_gt=1700000000000&custom_items[]=0`,
    `/v2/team/${team}/task?page=0&order_by=due_date&due_date_lt=4000000000000`,
    `/v2/task/868512p`,
    `/v2/task/ENG-123?custom_task_ids=true&team_id=${team}&include_markdown_description=true`,
    `/v2/task/${ids.task('ENG-130')}?include_subtasks=true`,
    `/v2/task/${ids.task('ENG-123')}/comment`,
    `/v2/task/${ids.task('ENG-140')}/comment`,
    `/v2/task/${ids.task('ENG-116')}/comment`,
    `/v2/list/${list}/comment`,
    `/v2/view/${ids.view('Sprint chat')}/comment`,
    `/v2/task/868512p/time_in_status`,
    `/v2/task/bulk_time_in_status/task_ids?task_ids=868512p&task_ids=${ids.task('ENG-133')}`,
  ]
  for (const path of paths) await call('GET', path)
}

const commentWrites = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const priya = ids.user('Priya Nair')
  const text = { comment_text: 'How is it going?', notify_all: false }
  const rich = {
    comment: [
      { text: 'Any news, ' },
      { type: 'tag', user: { id: priya } },
      { text: '?', attributes: { bold: true } },
    ],
    notify_all: false,
  }
  const task = `/v2/task/${ids.task('ENG-118')}/comment`
  await call('POST', task, { ...text, assignee: ids.user('Sam Chen') })
  const created = idOf(await call('POST', task, { ...rich, assignee: priya }))
  await call('GET', task)
  await call(
    'POST',
    `/v2/task/ENG-121/comment?custom_task_ids=true&team_id=${sandbox.workspaceId}`,
    rich,
  )
  await call('POST', `/v2/list/${ids.list('Current Sprint')}/comment`, rich)
  await call('POST', `/v2/view/${ids.view('Sprint chat')}/comment`, rich)
  await call('POST', `/v2/comment/${created}/reply`, rich)
  await call('GET', `/v2/comment/${created}/reply`)
  await call('PUT', `/v2/comment/${created}`, {
    comment_text: 'Done.',
    assignee: priya,
    resolved: true,
  })
  await call('PUT', `/v2/comment/${created}`, { comment: [{ text: 'Done.' }] })
  await call('DELETE', `/v2/comment/${created}`)
}

const listWrites = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const me = ids.user('Alex Rivera')
  const folder = `/v2/folder/${ids.folder('Sprints')}/list`
  const created = idOf(await call('POST', folder, { name: 'Sprint 26', due_date: Date.now() }))
  await call('PUT', `/v2/list/${created}`, { name: 'Sprint 26', content: 'After the fair.' })
  const space = `/v2/space/${ids.space('Engineering')}/list`
  const ideas = idOf(await call('POST', space, { name: 'Ideas', priority: 2, assignee: me }))
  await call('GET', `/v2/list/${ideas}`)
  await call('PUT', `/v2/list/${ideas}`, { name: 'Ideas', content: 'Wild ones.' })
  await call('GET', space)
  await call('GET', `/v2/list/${ids.list('Current Sprint')}/view`)
  const home = `/v3/workspaces/${sandbox.workspaceId}/tasks/${ids.task('ENG-142')}/home_list`
  await call('PUT', `${home}/${ideas}`, {})
  const { statuses } = sandbox.state.store.lists.get(ids.list('Bug Tracker')) ?? {}
  const [from] = sandbox.state.store.spaces.get(ids.space('Engineering'))?.statuses ?? []
  await call('PUT', `${home}/${ids.list('Bug Tracker')}`, {
    status_mappings: [{ source_status_id: from?.id, destination_status_id: statuses?.[1]?.id }],
  })
  await call('DELETE', `/v2/list/${created}`)
  await call('DELETE', `/v2/list/${ideas}`)
}

const taskWrites = async (sandbox: Sandbox, call: Caller) => {
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
  await call('PUT', task, { priority: null, due_date: null })
  await call('POST', `${task}/tag/infra`)
  await call('DELETE', `${task}/tag/docs`)
  await call('POST', `${task}/field/${ids.field('Effort')}`, { value: 5 })
  await call('POST', `${task}/field/${ids.field('Customer visible')}`, { value: true })
  await call('DELETE', `${task}/field/${ids.field('Effort')}`)
  await call('POST', `/v2/list/${ids.list('Bug Tracker')}/task/${created}`)
  await call('DELETE', `/v2/list/${ids.list('Bug Tracker')}/task/${created}`)
  await call('DELETE', task)
}

/** Everything that was asked and answered on the way. */
export const drive = async (sandbox: Sandbox): Promise<Exchange[]> => {
  const call = caller(sandbox)
  await reads(sandbox, call)
  await commentWrites(sandbox, call)
  await taskWrites(sandbox, call)
  await listWrites(sandbox, call)
  return sandbox.state.log.since(0)
}
