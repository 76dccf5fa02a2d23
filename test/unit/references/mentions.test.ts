import { describe, expect, it } from 'vitest'
import { createMentions } from '../../../src/clickup/references/mentions.ts'
import { errorOf } from '../../support/errors.ts'

const user = (id: string, username: string, email?: string) => ({
  id,
  username,
  email,
  initials: undefined,
  timezone: undefined,
})

const alex = user('1', 'Alex Rivera', 'alex.rivera@acme.example')
const samChen = user('2', 'Sam Chen', 'sam.chen@acme.example')
const samOkafor = user('3', 'Sam Okafor', 'sam.okafor@acme.example')
const anne = user('4', 'Anne Sørensen')
const jose = user('5', 'José')
const people = {
  members: [alex, samChen, samOkafor, anne, jose],
  groups: [
    { id: 'g1', name: 'Backend', handle: 'backend', members: [alex, samChen] },
    { id: 'g2', name: 'Design', handle: 'design', members: [anne] },
    { id: 'g3', name: 'Nobody', handle: 'nobody', members: [] },
  ],
}

/** What is meant by a text behind an `@`: who, and how much of the text is the name. */
const find = (afterAt: string) => {
  const found = createMentions(people).find(afterAt)
  return found && [found.users.map(({ id }) => id).join(), afterAt.slice(0, found.length)]
}

describe('a mention', () => {
  it.each([
    ['Alex Rivera, can you', '1', 'Alex Rivera'],
    ['alex rivera', '1', 'alex rivera'],
    ['Alex please', '1', 'Alex'],
    ['Alex: please', '1', 'Alex'],
    ["Alex's turn", '1', 'Alex'],
    ['alex.rivera@acme.example, hi', '1', 'alex.rivera@acme.example'],
    ['Sam Chen?', '2', 'Sam Chen'],
    ['sam okafor and @Alex', '3', 'sam okafor'],
    ['Jose', '5', 'Jose'],
    ['Backend: review', '1,2', 'Backend'],
    ['backend/@Alex', '1,2', 'backend'],
  ])('in "@%s" is found', (text, ids, name) => {
    expect(find(text)).toEqual([ids, name])
  })

  it.each([
    'Alexander',
    'Alex_2',
    'Anne-Marie',
    'design/tokens',
    'types/node',
    'override',
    'Nobody',
    ' Alex',
    '',
  ])('in "@%s" is none', (text) => {
    expect(find(text)).toBeUndefined()
  })

  it('that two persons share is not guessed', async () => {
    const { code, details } = await errorOf(() => find('Sam, please'))
    expect({ code, candidates: details.candidates }).toEqual({
      code: 'AMBIGUOUS',
      candidates: ['@Sam Chen', '@Sam Okafor'],
    })
  })

  it('that names nobody is remembered, unless it is no name', () => {
    const { find: look, misses } = createMentions(people)
    for (const text of ['Kim please', 'types/node', 'Alex', 'Kim again', 'Nobody']) look(text)
    expect(misses()).toEqual(['Kim', 'Nobody'])
  })
})
