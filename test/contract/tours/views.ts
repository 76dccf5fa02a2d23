// Views and the tasks that they show.

import { view } from '../../../src/sandbox/present/view.ts'
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Row, row } from '../support/answers.ts'
import { type Caller, idsIn } from '../support/calls.ts'

export const views = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const list = ids.list('Bug Tracker')
  const places = [
    `/v2/team/${sandbox.workspaceId}`,
    `/v2/space/${ids.space('Engineering')}`,
    `/v2/folder/${ids.folder('Sprints')}`,
    `/v2/list/${list}`,
  ]
  const parent = { id: list, type: 6 } as const
  const {
    id: _,
    parent: __,
    ...body
  } = view({
    id: '',
    name: 'Fixed bugs',
    type: 'list',
    parent,
    settings: {},
  })
  for (const place of places) {
    const made = row(await call('POST', `${place}/view`, body)).view as Row
    await call('GET', `${place}/view`)
    await call('GET', `/v2/view/${made.id}`)
    await call('PUT', `/v2/view/${made.id}`, { ...body, name: 'Fixed', parent: made.parent })
    await call('GET', `/v2/view/${made.id}/task?page=0`)
    await call('DELETE', `/v2/view/${made.id}`)
  }
}
