// The judge of the weather: each kind of untruth is found out, and what is true is let through.
import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../../src/mcp/tool/envelope.ts'
import { type Evidence, judge } from './judge.ts'

const part = (more: Partial<Evidence> = {}): Evidence => ({
  name: 'the change',
  held: 1,
  ran: true,
  in: (entry) => entry.id === 'ENG-1',
  subject: /ENG-1/,
  ...more,
})

const created = (held: number, more: Partial<Evidence> = {}): Evidence =>
  part({
    held,
    made: Array.from({ length: held }, (_, i) => [`ENG-${i + 1}`, `868abc${i}`]),
    ...more,
  })

const tags = part({
  name: 'tags',
  held: 0,
  ran: false,
  in: (entry) => entry.id === 'ENG-1',
  isImplied: true,
  words: /tags/,
})

const issue = (code: 'RATE_LIMIT' | 'UNKNOWN_OUTCOME' | 'NOT_APPLIED', message: string) => ({
  code,
  message,
})

const DONE: Envelope = { ok: true, result: { id: 'ENG-1' } }
const FAILED: Envelope = { ok: false, issues: [issue('RATE_LIMIT', 'The limit is used up.')] }
const UNKNOWN: Envelope = {
  ok: false,
  issues: [issue('UNKNOWN_OUTCOME', 'update ENG-1: it may or may not have happened.')],
}

const kindsOf = (...given: Parameters<typeof judge>) =>
  judge(...given).untruths.map(({ kind }) => kind)

describe('the judge lets through', () => {
  it.each<[string, string, readonly Evidence[], Envelope]>([
    ['what is told as done and holds', '.', [part()], DONE],
    ['what is told as failed and does not hold', 'f', [part({ held: 0 })], FAILED],
    ['what is told as unknown and holds', 'u', [part()], UNKNOWN],
    ['what is told as unknown and does not hold', 'u', [part({ held: 0 })], UNKNOWN],
    [
      'what is done in part, each told as it is',
      'p',
      [part(), part({ name: 'the other', held: 0, in: () => false, subject: /ENG-2/ })],
      { ok: false, result: { done: [{ id: 'ENG-1' }], failed: ['ENG-2'] }, issues: [] },
    ],
    [
      'a value that an issue says is missing of what was created',
      'p',
      [created(1), tags],
      {
        ok: false,
        result: { done: [{ id: 'ENG-1' }] },
        issues: [issue('RATE_LIMIT', 'ENG-1, tags: used up.')],
      },
    ],
    [
      'what was created, told as failed with its id',
      'f',
      [created(1, { in: () => false })],
      { ok: false, issues: [issue('NOT_APPLIED', 'ENG-1 was created, but cannot be read.')] },
    ],
    [
      'what is told as done by its title alone',
      '.',
      [part({ in: () => false })],
      { ok: false, result: { done: [{ did: 'update ENG-1' }] } },
    ],
    [
      'a value that is not spoken of, with what was created and is named',
      'f',
      [created(1, { in: () => false }), { ...tags, held: 1 }],
      { ok: false, issues: [issue('NOT_APPLIED', 'ENG-1 was created, but cannot be read.')] },
    ],
    [
      'what ClickUp confirmed and does not hold',
      'f',
      [part({ held: 0 })],
      { ok: false, issues: [issue('NOT_APPLIED', 'ENG-1: ClickUp said yes, but did not.')] },
    ],
  ])('%s', (_, letter, parts, envelope) => {
    expect(judge(parts, envelope)).toEqual({ letter, untruths: [] })
  })
})

describe('the judge finds out', () => {
  it.each<[string, string, readonly Evidence[], Envelope | undefined]>([
    ['a whole call told as done of which nothing holds', 'done', [part({ held: 0 })], DONE],
    [
      'one of several told as done that does not hold',
      'done',
      [part({ held: 0 })],
      { ok: false, result: { done: [{ id: 'ENG-1' }] } },
    ],
    [
      'an id in a long list of what is done',
      'done',
      [part({ held: 0 })],
      { ok: false, result: { done: ['ENG-1'] } },
    ],
    [
      'a value told as done with its task, of which no issue says otherwise',
      'done',
      [created(1), tags],
      { ok: false, result: { done: [{ id: 'ENG-1' }] }, issues: [] },
    ],
    ['a change told as failed that holds', 'undone', [part()], FAILED],
    [
      'a change told as failed beside another whose outcome is unknown',
      'undone',
      [part({ subject: /ENG-2/ }), part({ held: 0, in: () => false })],
      UNKNOWN,
    ],
    ['a creation told as failed without its id', 'doubling', [created(1)], FAILED],
    [
      'two creations of which only one is named',
      'doubling',
      [created(2, { in: () => false })],
      { ok: false, issues: [issue('NOT_APPLIED', 'ENG-1 was created, but cannot be read.')] },
    ],
    [
      'a creation that is named only in the path of a request',
      'doubling',
      [created(1)],
      { ok: false, issues: [issue('RATE_LIMIT', 'Used up (PUT /v2/task/868abc0).')] },
    ],
    ['what was done twice, however it is told', 'twice', [created(2)], DONE],
    [
      'a word of ClickUp that it never gave',
      'words',
      [part({ held: 0, ran: false })],
      { ok: false, issues: [issue('NOT_APPLIED', 'ENG-1: ClickUp said yes, but did not.')] },
    ],
    [
      'an error of our own',
      'internal',
      [part()],
      { ok: false, issues: [{ code: 'INTERNAL_ERROR', message: 'Oh.' }] },
    ],
    ['a call without an answer', 'mute', [part()], undefined],
  ])('%s', (_, kind, parts, envelope) => {
    expect(kindsOf(parts, envelope)).toContain(kind)
    expect(judge(parts, envelope).letter).toBe('X')
  })
})
