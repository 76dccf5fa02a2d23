// Operations of the catalogue that are no kind of their own: what makes, what changes, what takes away.
import { CodedError } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import { adds, isRepeatable } from '../../clickup/operations/send.ts'
import { isGone } from '../steps/gone.ts'
import type { Kind, Lost } from '../steps/kind.ts'
import { madeOf } from '../steps/slots.ts'
import { jsonOf, known } from '../steps/step.ts'
import {
  aboutOf,
  isEmpty,
  nothingShows,
  operationNamed,
  operationOf,
  type Picture,
  type Sent,
  type Shown,
} from './asked.ts'
import { compared, countOf, innerOf, isTheSame, sentFields } from './compared.ts'
import { inverseWords } from './inverses.ts'
import {
  canSeeDoomed,
  keyOf,
  objectsIn,
  readBy,
  readDoomed,
  readObject,
  shownBy,
} from './readers.ts'
import { holds, operationKind, seenAs, sendStep, subjectOf, written } from './subject.ts'

const cannotTell = (): CodedError =>
  new CodedError('INCOMPLETE', 'What shows does not tell whether it happened.')

const lost: Lost<Sent, Picture> = {
  words: 'where it is listed: an object of that name or text that was not there before',
  at: ({ target }) => {
    const { operation, path } = aboutOf(target)
    return `operation:${shownBy(operationNamed(operation))?.id}:${JSON.stringify(path)}`
  },
  mark: async (api, step) => {
    const reader = shownBy(operationOf(step))
    if (!reader || isRepeatable({ operation: operationOf(step) })) throw cannotTell()
    const shown = objectsIn(await readBy(api, reader, step.target))
    return new Set(shown.flatMap((one) => keyOf(one) ?? []))
  },
  find: async (api, step, before) => {
    const reader = shownBy(operationOf(step))
    if (!reader) throw cannotTell()
    const sent = sentFields(step.after)
    const shown = objectsIn(await readBy(api, reader, step.target))
    // What was there before is changed, where its name is all that tells it from others.
    const was = known(step.before)
    const fresh = shown.filter((one) => {
      const key = keyOf(one)
      return key !== undefined && (was ? key === keyOf(was) : !before.has(key))
    })
    const [only, ...others] = fresh.filter((one) => isTheSame(sent, one))
    const key = only && keyOf(only)
    if (key !== undefined && others.length === 0) return madeOf(key)
    // Something is new, and it may be this.
    if (fresh.length > 0) throw cannotTell()
    return undefined
  },
}

export const operationPost: Kind<Picture, Sent, Shown> = operationKind({
  name: 'operation.post',
  described: {
    sends: 'POST of any operation of the catalogue that no other kind sends',
    proof: 'what is answered; without an answer, what shows where such things are listed',
    // The catalogue is a file that is read when it is first needed.
    get inverse() {
      return inverseWords('POST')
    },
  },
  subject: subjectOf('operation.made', async (api, where) => {
    const { operation } = aboutOf(where)
    const reader = shownBy(operationNamed(operation))
    if (!reader || where.id === '') throw nothingShows(operation)
    return objectsIn(await readBy(api, reader, where)).find((one) => keyOf(one) === where.id)
  }),
  send: async (api, step, means) => {
    const answer = await sendStep(api, step, means)
    const shown = written(step, answer)
    const key = shown && keyOf(innerOf(answer))
    if (shown) return { object: shown, ...(key === undefined ? {} : { made: madeOf(key) }) }
    const was = known(step.before)
    return was ? { made: madeOf(keyOf(was) ?? '') } : {}
  },
  lost,
  // A tag is known by its name: with such colours it is there, and need not be made.
  already: (now, step) =>
    aboutOf(step.target).operation === 'CreateSpaceTag' &&
    Object.keys(sentFields(step.after)).every((key) => Object.hasOwn(now, key)) &&
    holds(now, step),
  value: (shown, step) => seenAs(step, shown),
  tell: (done, shown) => {
    const [made] = Object.values(done.bound)
    return {
      // What was there was not made.
      [done.fate === 'already' ? 'already' : 'did']: operationPost.title?.(done),
      // One that was lost and found is told as it was found, or by its id at least.
      ...(isEmpty(shown?.whole)
        ? made?.id
          ? { id: made.id }
          : {}
        : { answer: jsonOf(shown?.whole) }),
    }
  },
})

export const operationPut: Kind<Picture, Sent, Shown> = operationKind({
  name: 'operation.put',
  described: {
    sends: 'PUT or PATCH of any operation of the catalogue that no other kind sends',
    proof: 'what is answered; without an answer, the object read back, where it can be read',
    get inverse() {
      return inverseWords('PUT', 'PATCH')
    },
  },
  subject: subjectOf('operation.object', readObject),
  send: async (api, step, means) => ({ object: written(step, await sendStep(api, step, means)) }),
  value: (shown, step) => {
    const seen = seenAs(step, shown)
    const sent = sentFields(step.after)
    const isTold = adds(step.after.body)
      ? shown.object.content !== undefined && known(step.before) !== undefined
      : // A tag that had the new name before tells nothing of the one that gets it.
        !known(step.before)?.taken && compared(sent, known(seen) ?? {}).length > 0
    return isTold ? seen : { at: 'unread', why: problemOf(nothingShows(operationOf(step).id)) }
  },
  // What is added is there once more than before.
  holds: (now, step) => {
    const before = known(step.before)
    if (!adds(step.after.body) || now.content === undefined || !before) return holds(now, step)
    const { content } = sentFields(step.after)
    return countOf(now.content, content) > countOf(before.content, content)
  },
})

export const operationDelete: Kind<Picture, Sent, Shown> = operationKind({
  name: 'operation.delete',
  described: {
    sends: 'DELETE of any operation of the catalogue that no other kind sends',
    proof: 'a reading that answers 404, or a list that does not name it any more',
    get inverse() {
      return inverseWords('DELETE')
    },
  },
  ends: true,
  subject: subjectOf('operation.doomed', readDoomed),
  send: async (api, step, means) => {
    let answer: unknown
    try {
      answer = await sendStep(api, step, means)
    } catch (error) {
      // What was there is gone already, by another hand.
      if (!isGone(error) || !known(step.before)) throw error
    }
    // Where it cannot be read, what is answered has to do.
    if (isEmpty(answer) || canSeeDoomed(operationOf(step), aboutOf(step.target))) return {}
    return { object: { answered: true, whole: answer, object: {} } }
  },
  value: (shown, step) => (shown.answered ? { at: 'absent' } : seenAs(step, shown)),
  holds: () => false,
  applied: (before) => before ?? {},
})

export const OPERATION_KINDS: readonly Kind[] = [operationPost, operationPut, operationDelete]
