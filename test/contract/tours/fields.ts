// Setting and clearing custom fields of every type, and creating tasks with them.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

/** A value for each field that takes one, in the shape in which it is written. */
export const writable = (sandbox: Sandbox): [name: string, value: unknown, options?: object][] => {
  const ids = idsIn(sandbox)
  return [
    ['Summary line', 'Short'],
    ['Release Notes', 'Long'],
    ['Runbook', 'https://wiki.acme.example/x'],
    ['Contact', 'x@acme.example'],
    ['On-call phone', '+1 201 555 0123'],
    ['Effort', 8],
    ['Monthly cost', 12.5],
    ['Target date', Date.UTC(2026, 11, 24), { time: false }],
    ['Customer visible', true],
    ['Change risk', ids.option('Change risk', 'Medium')],
    ['Platforms', [ids.option('Platforms', 'iOS')]],
    ['Reviewer', { add: [ids.user('Priya Nair')], rem: [] }],
    ['Related work', { add: [ids.task('ENG-140')], rem: [] }],
    ['Delivered in', { add: [ids.task('ENG-122')], rem: [] }],
    ['Confidence', 4],
    ['Rollout', { current: 30 }],
    ['Data center', { location: { lat: 52.52, lng: 13.4 }, formatted_address: 'Berlin, Germany' }],
    ['Escalate', true],
  ]
}

export const fieldWrites = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const list = ids.list('Infrastructure Backlog')
  const values = writable(sandbox)
  const created = idOf(
    await call('POST', `/v2/list/${list}/task`, {
      name: 'All fields',
      check_required_custom_fields: true,
      links_to: ids.task('ENG-140'),
      group_assignees: [ids.group('Backend')],
      custom_fields: values.map(([name, value]) => ({ id: ids.field(name), value })),
    }),
  )
  // It answers with the group that it is assigned to.
  await call('PUT', `/v2/task/${created}`, { points: 3 })
  const field = (name: string) => `/v2/task/${created}/field/${ids.field(name)}`
  for (const [name, value, value_options] of values) {
    await call('POST', field(name), { value, ...(value_options ? { value_options } : {}) })
  }
  await call('POST', field('Target date'), {
    value: Date.UTC(2026, 11, 24, 10),
    value_options: { time: true },
  })
  await call('GET', `/v2/task/${created}`)
  await call('GET', `/v2/list/${list}/field`)
  await call('GET', `/v2/list/${list}/task?include_closed=true`)
  await call('GET', `/v2/task/${ids.task('ENG-140')}`)
  await call('GET', `/v2/task/${ids.task('ENG-157')}`)
  for (const [name] of values) await call('DELETE', field(name))
}
