// A list that was deleted answers for itself all the same: to the product it is not there.
import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair({}, { env: { CLICKUP_ACCESS: 'read,write,delete' } })
const { call, writes } = running

let id = ''
beforeEach(async () => {
  const { store } = running.sandbox.state
  const sample = [...store.lists.values()].find(({ name }) => name === 'Bug Tracker')
  if (!sample) throw new Error('the demo has no such list')
  id = store.newListId()
  const list = { ...sample, id, name: 'Gone', deleted: false }
  store.addList(list)
  store.deleteList(list)
})

describe('a list that was deleted', () => {
  it.each([
    ['get_list', () => ({ list: id })],
    ['get_list', () => ({ list: `https://app.clickup.com/9014123456/v/li/${id}` })],
    ['find_tasks', () => ({ in: id })],
    ['find_tasks', () => ({ in: `https://app.clickup.com/9014123456/v/l/6-${id}-1` })],
    ['create_tasks', () => ({ list: id, tasks: [{ name: 'Lost' }] })],
    ['update_list', () => ({ list: id, set: { name: 'Back' } })],
    ['delete_list', () => ({ list: id })],
    ['update_tasks', () => ({ tasks: ['ENG-123'], set: { move_to: id } })],
    ['update_tasks', () => ({ tasks: ['ENG-123'], set: { lists: { add: [id] } } })],
    ['get_comments', () => ({ list: id })],
    ['add_comment', () => ({ list: id, text: 'Anybody?' })],
    ['get_hierarchy', () => ({ in: id })],
  ])('is not found by %s, which says that it was deleted', async (tool, args) => {
    const answer = await call(tool, args())
    expect({ ok: answer.ok, codes: codesOf(answer), writes: writes() }).toEqual({
      ok: false,
      codes: ['NOT_FOUND'],
      writes: [],
    })
    expect(answer.issues?.[0]?.message).toContain(`The list ${id} was deleted.`)
  })

  it('is no resource', async () => {
    const reading = running.pair.client.readResource({ uri: `clickup://list/${id}` })
    await expect(reading).rejects.toThrow(`The list ${id} was deleted.`)
  })
})
