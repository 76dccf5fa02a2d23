// Goals with their key results, and webhooks.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Row, row } from '../support/answers.ts'
import { type Answer, type Caller, idOf, idsIn } from '../support/calls.ts'

const idIn = (answer: Answer, key: string) => String((row(answer)[key] as Row).id)

export const goals = async (sandbox: Sandbox, call: Caller) => {
  const team = `/v2/team/${sandbox.workspaceId}`
  const ids = idsIn(sandbox)
  const owners = [ids.user('Alex Rivera')]
  const body = { name: 'Faster', due_date: Date.now(), description: 'Exports', color: '#00ff00' }
  const goal = `/v2/goal/${idIn(await call('POST', `${team}/goal`, { ...body, multiple_owners: true, owners }), 'goal')}`
  const result = idIn(
    await call('POST', `${goal}/key_result`, {
      name: 'Seconds',
      owners,
      type: 'number',
      steps_start: 10,
      steps_end: 2,
      unit: 's',
      task_ids: [],
      list_ids: [],
    }),
    'key_result',
  )
  await call('PUT', `/v2/key_result/${result}`, { steps_current: 6, note: 'Half way' })
  await call('GET', goal)
  await call('GET', `${team}/goal?include_completed=false`)
  await call('PUT', goal, { ...body, rem_owners: [], add_owners: [ids.user('Priya Nair')] })
  await call('DELETE', `/v2/key_result/${result}`)
  await call('DELETE', goal)
}

export const webhooks = async (sandbox: Sandbox, call: Caller) => {
  const path = `/v2/team/${sandbox.workspaceId}/webhook`
  const list = Number(idsIn(sandbox).list('Bug Tracker'))
  const endpoint = 'https://hooks.acme.example/clickup'
  const made = idOf(await call('POST', path, { endpoint, events: ['taskCreated'], list_id: list }))
  await call('GET', path)
  await call('PUT', `/v2/webhook/${made}`, { endpoint, events: '*', status: 'active' })
  await call('DELETE', `/v2/webhook/${made}`)
}
