// What a page and the extension say to each other, and what each makes of it.
import { describe, expect, it } from 'vitest'
import { fromPage } from '../../../src/extension/views/task/from-page.ts'
import { completed, mentionAt, offered } from '../../../src/ui/mentions.ts'
import type { FromPage, ToPage } from '../../../src/ui/messages.ts'
import { EMPTY, heard } from '../../../src/ui/page-state.ts'
import { HOSTILE, variants } from '../../support/hostile.ts'

const SAID: readonly FromPage[] = [
  { is: 'ready' },
  { is: 'refresh' },
  { is: 'older' },
  { is: 'people' },
  { is: 'browse' },
  { is: 'ask' },
  { is: 'look' },
  { is: 'act', act: 'changeStatus' },
  { is: 'act', act: 'setField', field: 'f1' },
  { is: 'tick', list: 'l', item: 'i', ticked: true },
  { is: 'comment', box: 'task', text: 'Hello', anyway: false },
  { is: 'comment', box: 'reply:1', text: 'Hello', to: '1', anyway: true },
  { is: 'replies', of: '1' },
  { is: 'picture', key: 'file:1' },
  { is: 'names', ids: ['1', '2'] },
  { is: 'open', id: '1' },
  { is: 'link', url: 'https://example.com' },
]

describe('what a page says', () => {
  it.each(SAID)('is understood: %j', (message) => {
    expect(fromPage(message)).toEqual(message)
  })

  it.each([
    undefined,
    null,
    'ready',
    [],
    {},
    { is: 'command', command: 'workbench.action.quit' },
    { is: 'act', act: 'deleteTask' },
    { is: 'act', act: 'constructor' },
    { is: 'act' },
    { is: 'tick', list: 'l', item: 'i', ticked: 'yes' },
    { is: 'comment', box: 'task', text: 'x'.repeat(200_000), anyway: false },
    { is: 'names', ids: Array.from({ length: 60 }, String) },
    { is: 'names', ids: [{}] },
    { is: 'open', id: '' },
    { is: 'ready', more: 1 },
    { is: ['ready'] },
  ])('is not heard where it is nothing that a page says: %j', (message) => {
    expect(fromPage(message)).toBeUndefined()
  })

  it.each(HOSTILE)('has no key that is %s', (word) => {
    for (const one of SAID.flatMap((message) => variants(message, word))) {
      const said = fromPage(one)
      if (said) expect(SAID.map(({ is }) => is)).toContain(said.is)
      expect(Object.getPrototypeOf(said ?? {})).toBe(Object.prototype)
    }
  })
})

describe('what a page knows', () => {
  const told = (...messages: readonly ToPage[]) => messages.reduce(heard, EMPTY)

  it('is what it was told last', () => {
    const note = { kind: 'slow', text: 'Slow.' } as const
    expect(told({ is: 'page', note }).note).toBe(note)
    expect(told({ is: 'page', note }, { is: 'page' }).note).toBeUndefined()
  })

  it('keeps pictures and names, those too that cannot be had', () => {
    const state = told(
      { is: 'picture', key: 'a', data: 'data:image/png;base64,' },
      { is: 'picture', key: 'b' },
      { is: 'names', tasks: [{ id: '1', label: 'ENG-1', name: 'One' }] },
    )
    expect(state.pictures).toEqual({ a: 'data:image/png;base64,', b: '' })
    expect(state.names['1']?.name).toBe('One')
  })

  it('says why a tick or a text did not get there, until it does', () => {
    const failed = told({ is: 'ticked', item: 'i', why: 'No.' })
    expect(failed.unticked).toEqual({ i: 'No.' })
    expect(heard(failed, { is: 'ticked', item: 'i' }).unticked).toEqual({})
    const unsent: ToPage = { is: 'unsent', box: 'task', text: 'x', why: 'No.', canBeSent: false }
    expect(told(unsent).posted.task).toBe(unsent)
    expect(told(unsent, { is: 'sent', box: 'task', text: 'x' }).posted.task?.is).toBe('sent')
  })
})

describe('a name behind an @', () => {
  const people = [
    { name: 'Priya Nair', hint: 'priya@acme.example' },
    { name: 'Sam Okafor', hint: 'sam@acme.example' },
    { name: 'Backend', hint: 'group of 3' },
    { name: 'Zoë', hint: '' },
  ]

  it.each([
    ['@', 1, ''],
    ['Hi @pri', 7, 'pri'],
    ['Hi @Priya Na', 12, 'Priya Na'],
    ['(@sam', 5, 'sam'],
    ['a@b', 3, undefined],
    ['@@', 2, undefined],
    ['no name', 7, undefined],
    ['@pri\n', 5, undefined],
    ['Hi @pri there', 7, 'pri'],
  ])('is being typed in %j at %i: %s', (text, caret, typed) => {
    expect(mentionAt(text, caret)?.typed).toBe(typed)
  })

  it.each([
    ['', ['Priya Nair', 'Sam Okafor', 'Backend', 'Zoë']],
    ['na pri', ['Priya Nair']],
    ['SAM', ['Sam Okafor']],
    ['zoe', ['Zoë']],
    ['back', ['Backend']],
    ['x', []],
  ])('is offered for %j', (typed, names) => {
    expect(offered(people, typed).map(({ name }) => name)).toEqual(names)
  })

  it('is written out where it stands', () => {
    const [priya] = people
    const mention = mentionAt('Hi @pri there', 7)
    if (!priya || !mention) throw new Error('Nobody is mentioned.')
    expect(completed('Hi @pri there', mention, priya)).toEqual({
      text: 'Hi @Priya Nair there',
      caret: 15,
    })
    expect(completed('@', { start: 0, typed: '' }, priya)).toEqual({
      text: '@Priya Nair ',
      caret: 12,
    })
  })
})
