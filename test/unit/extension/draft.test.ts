// A task that is being thought up: what is typed, what is chosen, and what is kept of it.
import { describe, expect, it } from 'vitest'
import {
  type Draft,
  emptyDraft,
  wantedBy,
  withChosen,
} from '../../../src/extension/commands/create/drafts.ts'
import { LeftDraft } from '../../../src/extension/commands/create/left-draft.ts'
import { parseEntry } from '../../../src/extension/commands/create/quick-entry.ts'

const known = {
  clock: { zone: 'utc', now: Date.parse('2026-11-27T15:00:00Z') },
  lists: [
    { kind: 'list' as const, id: '2', name: 'Bugs', path: 'Engineering / Bugs', spaceId: '1' },
  ],
}

const draftOf = (text: string, more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  text,
  ...more,
})
const wanted = (draft: Draft) => wantedBy(draft, parseEntry(draft.text, known))

describe('a draft', () => {
  it('is what was chosen, where nothing else is typed', () => {
    const chosen = { priority: 'high', estimate: '2h', tags: ['api'] } as const
    expect(wanted(draftOf('Fix login', chosen))).toMatchObject({ name: 'Fix login', ...chosen })
  })

  it('is what is typed, beside what was chosen', () => {
    const draft = draftOf('Fix login !low #web', { priority: 'high', tags: ['api'] })
    expect(wanted(draft)).toMatchObject({ priority: 'low', tags: ['api', 'web'] })
  })

  it('is what is chosen last, which takes away what was typed', () => {
    const draft = draftOf('Fix login !low friday')
    const entry = parseEntry(draft.text, known)
    const later = withChosen(draft, entry, 'priority', { priority: 'urgent' })
    expect(later.text).toBe('Fix login friday')
    expect(wanted(later)).toMatchObject({ priority: 'urgent', due: 'friday' })
    expect(withChosen(later, entry, undefined, { start: 'today' }).text).toBe(later.text)
  })

  it('has no status of a list that it does not go into', () => {
    const status = { name: 'in review', listId: '1' }
    const draft = draftOf('Fix login', { list: { id: '1', name: 'Sprint' }, status })
    expect(wanted(draft).status).toBe('in review')
    expect(wanted({ ...draft, text: 'Fix login in Bugs' }).status).toBeUndefined()
  })

  it('is kept for the next time, unless there is nothing to keep', () => {
    const left = new LeftDraft()
    left.keep(draftOf('Given up'), '9')
    left.keep(draftOf(' ', { list: { id: '1', name: 'Sprint' } }), '9')
    left.keep(draftOf('', { parent: { id: '2', label: 'ENG-1 Login' } }), '9')
    expect(left.in('9')?.text).toBe('Given up')
    left.keep(draftOf('', { priority: 'high' }), '9')
    expect(left.in('9')?.priority).toBe('high')
    left.drop()
    expect(left.in('9')).toBeUndefined()
  })

  it('is not offered in another workspace', () => {
    const left = new LeftDraft()
    left.keep(draftOf('Given up'), '9')
    expect(left.in('8')).toBeUndefined()
  })
})
