// Writing comments.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

export const commentWrites = async (sandbox: Sandbox, call: Caller) => {
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
