import { describe, expect, it } from 'vitest'
import type { People } from '../../../src/clickup/references/people.ts'
import {
  matchPeople,
  resolveAllPeople,
  resolvePeople,
} from '../../../src/clickup/references/people.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'

const connected = useSandbox()

const named = async (reference: string) =>
  (await resolvePeople(connected.api, reference)).map(({ username }) => username)

describe('a person', () => {
  it.each([
    ['me', 'Alex Rivera'],
    ['@me', 'Alex Rivera'],
    ['44010003', 'Priya Nair'],
    ['priya.nair@acme.example', 'Priya Nair'],
    ['Priya Nair', 'Priya Nair'],
    ['@priya nair', 'Priya Nair'],
    ['Priya Nair <priya.nair@acme.example>', 'Priya Nair'],
    ['Priya', 'Priya Nair'],
    ['nair', 'Priya Nair'],
    ['pri na', 'Priya Nair'],
    ['sam o', 'Sam Okafor'],
    ['PN', 'Priya Nair'],
    ['lindqvist', 'Nora Lindqvist'],
    ['northwind', 'Nora Lindqvist'],
  ])('%j is found', async (reference, name) => {
    expect(await named(reference)).toEqual([name])
  })

  it('is not guessed where two fit; the candidates can be given back', async () => {
    const { code, details } = await errorOf(() => named('Sam'))
    expect(code).toBe('AMBIGUOUS')
    expect(await Promise.all((details.candidates ?? []).map(named))).toEqual([
      ['Sam Chen'],
      ['Sam Okafor'],
    ])
  })

  it('is not found by the middle of a word', async () => {
    expect((await errorOf(() => named('ivera'))).code).toBe('NOT_FOUND')
  })

  it('that nobody is comes with the nearest names', async () => {
    const { code, details } = await errorOf(() => named('Prya Nayr'))
    expect({ code, first: details.candidates?.[0] }).toEqual({
      code: 'NOT_FOUND',
      first: 'Priya Nair',
    })
  })

  it('is rather somebody whose name fits than everybody at a company', () => {
    const people: People = {
      members: [
        { id: '1', username: 'Exa Lund', email: 'exa@acme.example' },
        { id: '2', username: 'Bo Berg', email: 'bo@acme.example' },
      ],
      groups: [],
    }
    expect(matchPeople(people, 'ex')).toEqual([people.members[0]])
  })

  it('who has an e-mail address only is found by it', () => {
    const people: People = { members: [{ id: '1', email: 'new@acme.example' }], groups: [] }
    expect(matchPeople(people, 'new@acme.example')).toHaveLength(1)
    expect(matchPeople(people, '')).toEqual([])
  })
})

describe('a user group', () => {
  it.each(['Backend', 'backend', '@Backend', '4bfdfcec-6f4f-40a7-b0d6-22660d51870d'])(
    '%j stands for its members',
    async (reference) => {
      expect(await named(reference)).toEqual([
        'Alex Rivera',
        'Sam Chen',
        'Priya Nair',
        'Jonas Weber',
      ])
    },
  )

  it('and a member of it are one person once', async () => {
    const people = await resolveAllPeople(connected.api, ['Backend', 'me', 'Priya'])
    expect(people).toHaveLength(4)
  })
})

describe('two people of one name', () => {
  const members: People['members'] = [
    { id: '7', username: 'Kim Lee' },
    { id: '8', username: 'Kim\u200b Lee' },
    { id: '-9', username: 'Kim Lee' },
  ]
  const people: People = { members, groups: [] }

  it('are told apart by their ids, and each candidate is one of them', () => {
    expect(matchPeople(people, 'kim lee').map(({ id }) => id)).toEqual(['7', '8', '-9'])
    for (const { id } of members)
      expect(matchPeople(people, `Kim Lee (user ${id})`).map((one) => one.id)).toEqual([id])
  })

  it('come as candidates that can be given back', async () => {
    const { sandbox } = connected
    const users = [...sandbox.state.store.users.values()]
    const [first, second] = users.filter(({ username }) => username?.startsWith('Sam'))
    if (!first || !second) throw new Error('The demo has no two called Sam.')
    const [name, mail] = [second.username, second.email]
    second.username = first.username
    second.email = first.email
    connected.api.memory.forget('workspace')
    try {
      const { code, details } = await errorOf(() => named(first.username ?? ''))
      expect(code).toBe('AMBIGUOUS')
      const ids = await Promise.all(
        (details.candidates ?? []).map(async (candidate) =>
          (await resolvePeople(connected.api, candidate)).map(({ id }) => id),
        ),
      )
      expect(ids).toEqual([[String(first.id)], [String(second.id)]])
    } finally {
      second.username = name
      second.email = mail
    }
  })
})
