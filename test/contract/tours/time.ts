// Tracking time: the timer, entries, their tags, and the older operations on one task.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Row, row } from '../support/answers.ts'
import { type Answer, type Caller, idOf, idsIn } from '../support/calls.ts'

const entryIn = (answer: Answer) => String((row(answer).data as Row).id)
const hour = 3_600_000

const ofTask = async (task: string, call: Caller) => {
  const at = Date.now() - 4 * hour
  const body = { start: at, end: at + hour, time: hour }
  const interval = idOf(await call('POST', `${task}/time`, body))
  await call('GET', `${task}/time`)
  await call('PUT', `${task}/time/${interval}`, { ...body, time: 2 * hour, end: at + 2 * hour })
  await call('DELETE', `${task}/time/${interval}`)
}

export const time = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const base = `/v2/team/${sandbox.workspaceId}/time_entries`
  const task = ids.task('ENG-123')
  const since = Date.now() - 60 * 24 * hour
  const places = [
    `space_id=${ids.space('Engineering')}`,
    `folder_id=${ids.folder('Product Roadmap')}`,
    `list_id=${ids.list('Current Sprint')}`,
    `task_id=${task}`,
  ]
  await call('GET', base)
  for (const place of places) {
    await call('GET', `${base}?start_date=${since}&end_date=${Date.now()}&${place}`)
  }
  await call(
    'GET',
    `${base}?assignee=${ids.user('Priya Nair')}&include_location_names=true&include_task_tags=true`,
  )
  const tag = { name: 'review', tag_fg: '#ffffff', tag_bg: '#000000' }
  const made = entryIn(
    await call('POST', base, {
      start: Date.now() - 2 * hour,
      duration: hour,
      tid: task,
      description: 'Review',
      billable: true,
      tags: [tag],
    }),
  )
  await call('GET', `${base}?assignee=${ids.user('Priya Nair')},${ids.user('Jonas Weber')}`)
  await call('GET', `${base}/1963465985517105999`)
  await call('POST', base, {
    start: since,
    stop: since + hour,
    duration: hour,
    assignee: ids.user('Priya Nair'),
  })
  await call('GET', `${base}/${made}?include_location_names=true`)
  await call('PUT', `${base}/${made}`, { tags: [], tag_action: 'add', duration: 2 * hour })
  await call('GET', `${base}/${made}/history`)
  await call('GET', `${base}/tags`)
  await call('POST', `${base}/tags`, { time_entry_ids: [made], tags: [tag] })
  await call('PUT', `${base}/tags`, {
    name: 'review',
    new_name: 'reading',
    tag_bg: '#000000',
    tag_fg: '#ffffff',
  })
  await call('DELETE', `${base}/tags`, { time_entry_ids: [made], tags: [{ name: 'reading' }] })
  await call('DELETE', `${base}/${made}`)
  await call('GET', `${base}/current`)
  const running = entryIn(await call('POST', `${base}/start`, { description: 'No task' }))
  await call('GET', `${base}/${running}`)
  await call('POST', `${base}/start`, { tid: task, tags: [{ name: 'meeting' }], billable: false })
  await call('GET', `${base}/current`)
  await call('POST', `${base}/stop`)
  await ofTask(`/v2/task/${ids.task('ENG-141')}`, call)
}
