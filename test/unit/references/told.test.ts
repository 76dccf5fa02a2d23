// What is told of a thing means that thing alone, whatever it and all others are called.
import { describe, expect, it } from 'vitest'
import { visible } from '../../../src/base/text/foreign-text.ts'
import { markedId, meantAmong, tellingAmong } from '../../../src/base/text/marks.ts'
import { asRead } from '../../../src/base/text/names.ts'
import type { Place } from '../../../src/clickup/objects/place.ts'
import { isTag, tagMeant, tellTag } from '../../../src/clickup/references/names/tags.ts'
import {
  isEverybody,
  isMe,
  isNobody,
  tellingPeople,
} from '../../../src/clickup/references/people/names.ts'
import { matchPeople } from '../../../src/clickup/references/people.ts'
import { placeOfFolder, placeOfSpace } from '../../../src/clickup/references/places/by-id.ts'
import { ID, matchPlaces, tellingPlaces } from '../../../src/clickup/references/places/names.ts'
import { dice } from '../../mcp/weather/random/dice.ts'
import { hostileName } from '../../support/shown/names.ts'

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)

/** As it arrives: answers show nothing hidden, and blanks around a reference do not count. */
const given = (told: string): string => visible(told).trim()

interface Thing {
  readonly id: string
  readonly name: string
}

const things = (seed: number, count = 30): readonly Thing[] => {
  const chance = dice(seed)
  const name = hostileName(chance)
  // Some ids are the names of others.
  const ids = ['42', '2027', '901403000002', '8cm2k-2014']
  return Array.from({ length: count }, (_, i) => ({ id: ids[i] ?? `${1000 + i}`, name: name() }))
}

describe('what is told of one of many', () => {
  it.each(SEEDS)('means that one, seed %i', (seed) => {
    const all = things(seed)
    const tell = tellingAmong(all, { kind: 'field', id: ({ id }) => id, name: ({ name }) => name })
    for (const one of all) {
      const meant = meantAmong(all, given(tell(one)), {
        kind: 'field',
        id: ({ id }) => id,
        names: ({ name }) => [name],
      })
      expect(meant, `seed ${seed}: ${JSON.stringify(one)} told as ${tell(one)}`).toEqual([one])
    }
  })

  it('is the name alone where that will do', () => {
    const all = ['Severity', 'severity', 'Résumé', 'Login / Logout flow'].map((name) => ({ name }))
    const tell = tellingAmong(all, {
      kind: 'field',
      id: ({ name }) => name,
      name: ({ name }) => name,
    })
    expect(all.map(tell)).toEqual(all.map(({ name }) => name))
  })

  it('is read once as it is read twice', () => {
    for (const { name } of things(1, 400)) expect(asRead(asRead(name))).toBe(asRead(name))
  })
})

describe('what is told of a tag', () => {
  it.each(SEEDS)('is that tag, seed %i', (seed) => {
    const all = [...new Set(things(seed).map(({ name }) => name.toLowerCase()))]
    for (const tag of all) {
      const meant = tagMeant(given(tellTag(tag)), all)
      expect(meant, `seed ${seed}: ${JSON.stringify(tag)} told as ${tellTag(tag)}`).toBe(tag)
      expect(isTag(tag, meant)).toBe(true)
    }
  })
})

describe('what is told of a person or a group', () => {
  it.each(SEEDS)('means just these, seed %i', (seed) => {
    const chance = dice(seed)
    const members = things(seed, 20).map(({ id, name }, i) => ({
      id,
      username: name,
      ...(chance.chance(0.6) ? { email: `p${i % 15}@acme.example` } : {}),
    }))
    const groups = things(seed + 1000, 8).map(({ name }, i) => ({
      id: `4bfdfcec-6f4f-40a7-b0d6-22660d51870${i}`,
      name,
      handle: name,
      members: [],
    }))
    const people = { members, groups }
    const tell = tellingPeople(people)
    const told = [
      ...members.map((user) => [user, given(tell.user(user))] as const),
      ...groups.map((group) => [group, given(tell.group(group))] as const),
    ]
    for (const [one, as] of told) {
      const where = `seed ${seed}: ${JSON.stringify(one)} told as ${as}`
      expect(matchPeople(people, as), where).toEqual([one])
      expect(
        [isMe, isNobody, isEverybody].map((is) => is(as)),
        where,
      ).toEqual([false, false, false])
    }
  })

  it('who is no member has an id', () => {
    const tell = tellingPeople({ members: [{ id: '1', username: 'Bo Berg' }], groups: [] })
    expect(tell.user({ id: '1', username: 'Bo Berg' })).toBe('Bo Berg')
    expect(tell.user({ id: '2', username: 'Kim Lee' })).toBe('Kim Lee (user 2)')
  })

  it('is the name alone where nobody else is known', () => {
    const tell = tellingPeople(undefined)
    expect(tell.user({ id: '2', username: 'Kim Lee' })).toBe('Kim Lee')
    expect(tell.user({ id: '2', username: 'Me' })).toBe('Me (user 2)')
    expect(tell.group({ id: 'g', name: 'Backend' })).toBe('Backend')
  })
})

describe('what is told of a place', () => {
  const treeOf = (seed: number): readonly Place[] => {
    const chance = dice(seed)
    const name = hostileName(chance)
    let id = 90140300000
    const next = (): Thing => {
      id += 1
      return { id: String(id), name: name() }
    }
    const list = (above: Place): Place => {
      const own = next()
      const path = [above.path, own.name].filter(Boolean).join(' / ')
      return { kind: 'list', ...own, path, spaceId: above.spaceId, above }
    }
    return Array.from({ length: 4 }, () => placeOfSpace(next())).flatMap((space) => [
      space,
      list(space),
      list(space),
      ...Array.from({ length: 3 }, () => placeOfFolder(next(), space)).flatMap((folder) => [
        folder,
        list(folder),
        list(folder),
      ]),
    ])
  }

  it.each(SEEDS)('means that place, seed %i', (seed) => {
    const all = treeOf(seed)
    const tell = tellingPlaces(all)
    for (const place of all)
      for (const ways of [undefined, [place.name], [`${place.above?.name} / ${place.name}`]]) {
        const as = given(tell(place, ways))
        const where = `seed ${seed}: ${place.kind} ${place.id} ${JSON.stringify(place.path)} told as ${as}`
        const id = markedId(as, place.kind)
        if (id !== undefined) expect(id, where).toBe(place.id)
        else {
          expect(ID.test(as), where).toBe(false)
          expect(matchPlaces(all, as, ['space', 'folder', 'list']), where).toEqual([place])
        }
      }
  })
})
