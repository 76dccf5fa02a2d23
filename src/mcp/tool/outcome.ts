// What a model reads of changes: what would be, or what is done, or both what is and what is not.

import type { Problem } from '../../base/problems/problem.ts'
import { counted, fitFirst, sentSize } from '../../base/text/fit.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import type { Preview } from '../../changes/engine/deeds.ts'
import type { Outcome } from '../../changes/engine/report.ts'
import { withShortTexts } from './envelope.ts'
import type { Answer } from './tool.ts'

/** Characters for each part of an answer, so that a large batch stays below what clients show whole. */
const ROOM = 3000

const cut = <T>(name: string, items: readonly T[], room = ROOM): Record<string, unknown> =>
  counted(name, fitFirst(items, room))

/** No text is longer: a description that was written whole need not be read whole again. */
const MOST_TEXT = 1500
const MOST_TITLE = 300

/** What goes with it, counted and named. */
const withIt = (destroys: Preview['destroys']): Record<string, unknown> => {
  const more = destroys.flatMap((loss) => loss.more ?? [])
  return more.length > 0 ? { goes: more.map((one) => oneLine(one, MOST_TITLE)) } : {}
}

const previewOf = ({ title, effects, destroys }: Preview) => ({
  do: oneLine(title, MOST_TITLE),
  // What `confirm` wants to hear is said to the letter.
  ...(destroys.length > 0 ? { destroys: destroys.map(({ name }) => name) } : {}),
  ...withIt(destroys),
  set: withShortTexts(
    Object.fromEntries(
      effects.map(({ field, from, to }) => [field, from === undefined ? to : [from, to]]),
    ),
    MOST_TEXT,
  ),
})

/** By what it is known alone, without what was asked of it. */
const shortOf = ({ id, name }: Outcome['done'][number]) => ({ id, name })

/**
 * Which ones are done must be known of all, so where room is short the ids stand alone, with their names
 * while there is room for these: those of which not all is done apart, for there may be no room to say
 * what is missing of each.
 */
const doneOf = (
  done: Outcome['done'],
  inPart: Outcome['inPart'],
  most = ROOM,
  room = 2 * ROOM,
): Record<string, unknown> => {
  const ids = done.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  if (sentSize(done) <= most || ids.length < done.length) return cut('done', done, room)
  const short = done.map(shortOf)
  const isNamed = inPart.length === 0 && short.every(({ name }) => name !== undefined)
  if (isNamed && sentSize(short) <= most) return { done: short }
  const parts = ids.filter((id) => inPart.includes(id))
  return {
    done: ids.filter((id) => !inPart.includes(id)),
    ...(parts.length > 0 ? { done_in_part: parts } : {}),
  }
}

/**
 * Where there is no room for all, what may have happened must be told: taken for undone, it is done
 * twice. Then what is told as done and nobody could see.
 */
const mostOpenFirst = ({ problems, unverified, warnings }: Outcome): readonly Problem[] => {
  const isOpen = ({ code }: Problem): boolean => code === 'UNKNOWN_OUTCOME'
  return [
    ...problems.filter(isOpen),
    ...unverified,
    ...problems.filter((one) => !isOpen(one)),
    ...warnings,
  ]
}

export const answerOf = (outcome: Outcome): Answer => {
  const { preview, inPart, failed, problems, warnings } = outcome
  const done = outcome.done.map((each) => withShortTexts(each, MOST_TEXT)) as Outcome['done']
  if (preview) {
    const would = cut('would', preview.map(previewOf), 2 * ROOM)
    return { result: { dry_run: true, ...would }, issues: warnings }
  }
  const issues = mostOpenFirst(outcome)
  const ok = failed.length === 0 && problems.length === 0
  // Nothing else stands beside it.
  const most = issues.length === 0 ? 2 * ROOM : ROOM
  if (ok) return { ok, result: done.length === 1 ? done[0] : doneOf(done, inPart, most), issues }
  if (done.length === 0) return { ok, issues }
  const undone = failed.map((title) => oneLine(title, MOST_TITLE))
  return {
    ok,
    result: { ...doneOf(done, inPart), ...(undone.length > 0 ? cut('failed', undone) : {}) },
    issues,
  }
}
