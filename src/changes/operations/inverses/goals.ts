// Goals and their key results.
import { type Fields, isFields } from '../../../base/text/records.ts'
import { slot } from '../../steps/slots.ts'
import type { Json, Slot, Step } from '../../steps/step.ts'
import { operationStep, type Picture, type Values } from '../asked.ts'
import type { Inverse } from './inverse.ts'
import * as by from './inverse.ts'

const currentOf = (object: Fields): number | undefined =>
  by.numberIn(object, 'steps_current') ??
  (isFields(object.last_action) ? by.numberIn(object.last_action, 'steps_current') : undefined)

/** Where it begins and ends need not be told (docs/clickup-facts.md §22). */
const resultPicture = (object: Fields): Picture => {
  const note = isFields(object.last_action) ? object.last_action.note : object.note
  const current = currentOf(object)
  return {
    ...by.pick(object, ['id', 'goal_id', 'name', 'type', 'unit', 'task_ids']),
    ...by.pick({ list_ids: object.subcategory_ids }, ['list_ids']),
    ...by.pick(object, ['steps_start', 'steps_end']),
    owners: by.idsIn(object.owners),
    ...(current === undefined ? {} : { steps_current: current }),
    note: typeof note === 'string' ? note : '',
  }
}

const goalPicture = (object: Fields): Picture => ({
  ...by.pick(object, [
    ...['id', 'team_id', 'name', 'color', 'multiple_owners', 'private', 'folder_id'],
  ]),
  description: by.textIn(object, 'description'),
  due_date: by.numberIn(object, 'due_date') ?? null,
  owners: by.idsIn(object.owners),
})

const wholePicture = (object: Fields): Picture => ({
  ...goalPicture(object),
  key_results: (Array.isArray(object.key_results) ? object.key_results : [])
    .filter(isFields)
    .map(resultPicture),
})

const NO_DUE = by.irreversible(
  'The goal had no due date, and the API has no way to leave a goal without one.',
)

const NO_ENDS = by.irreversible(
  'ClickUp does not tell where a key result begins and ends, so that it cannot be made anew.',
)

interface Ends {
  readonly steps_start: number
  readonly steps_end: number
}

const endsOf = (result: Picture): Ends | undefined => {
  const start = by.numberIn(result, 'steps_start')
  const end = by.numberIn(result, 'steps_end')
  if (start !== undefined && end !== undefined) return { steps_start: start, steps_end: end }
  return result.type === 'boolean' ? { steps_start: 0, steps_end: 1 } : undefined
}

/** Made anew, and brought to where it was. */
const resultSteps = (
  result: Picture,
  ends: Ends,
  goal: string | Slot,
  makes: string,
): readonly Step[] => {
  const create = operationStep(
    { operation: 'CreateKeyResult', path: { goal_id: goal } },
    {
      body: {
        name: by.textIn(result, 'name'),
        owners: result.owners ?? [],
        type: by.textIn(result, 'type'),
        ...ends,
        unit: by.textIn(result, 'unit'),
        task_ids: result.task_ids ?? [],
        list_ids: result.list_ids ?? [],
      },
    },
    { makes, name: by.textIn(result, 'name') },
  )
  const current = by.numberIn(result, 'steps_current') ?? ends.steps_start
  const note = by.textIn(result, 'note')
  if (current === ends.steps_start && note === '') return [create]
  const edit = operationStep(
    { operation: 'EditKeyResult', path: { key_result_id: slot(makes) } },
    { body: { steps_current: current, note } },
    { name: by.textIn(result, 'name') },
  )
  return [create, edit]
}

const goalBody = (goal: Picture, due: number): { readonly [key: string]: Json } => ({
  name: by.textIn(goal, 'name'),
  due_date: due,
  description: by.textIn(goal, 'description'),
  color: by.textIn(goal, 'color'),
})

/** What is deleted answers by its own id as what cannot be seen does. */
const goalsOf = ({ team_id: team }: Values): { readonly listed?: string } =>
  team ? { listed: `/v2/team/${encodeURIComponent(team)}/goal` } : {}

export const goalInverses: Readonly<Record<string, Inverse>> = {
  CreateGoal: {
    picture: wholePicture,
    words: 'the goal is deleted',
    invert: ({ path, made, stored }) =>
      made === undefined
        ? by.NOT_MADE
        : [
            operationStep(
              { operation: 'DeleteGoal', path: { goal_id: made }, ...goalsOf(path) },
              {},
              by.seen(stored),
            ),
          ],
  },
  UpdateGoal: {
    picture: goalPicture,
    words: 'the former name, date, description and colour; of the owners only what was asked for',
    invert: ({ path, before, stored, sent }) => {
      if (!before) return by.NOT_READ
      const due = by.numberIn(before, 'due_date')
      if (due === undefined) return NO_DUE
      const owners = by.idsIn(before.owners)
      const body = {
        ...goalBody(before, due),
        add_owners: by.both(by.idsIn(sent.rem_owners), owners),
        rem_owners: by.without(by.idsIn(sent.add_owners), owners),
      }
      return [
        operationStep(
          { operation: 'UpdateGoal', path: { goal_id: path.goal_id ?? '' } },
          { body },
          by.seen(stored),
        ),
      ]
    },
  },
  DeleteGoal: {
    picture: wholePicture,
    words:
      'it is made anew under another id, with its key results, unless it was private or in a goal folder',
    invert: ({ before }) => {
      if (!before) return by.NOT_READ
      if (before.private === true || (before.folder_id ?? null) !== null)
        return by.irreversible('A goal that is private or in a folder cannot be made by the API.')
      const due = by.numberIn(before, 'due_date')
      if (due === undefined) return NO_DUE
      // Several may be made anew by one plan.
      const anew = `goal:${by.textIn(before, 'id')}`
      const results = (before.key_results ?? []) as readonly Picture[]
      const steps: Step[] = []
      for (const [i, result] of results.entries()) {
        const ends = endsOf(result)
        if (!ends) return NO_ENDS
        steps.push(...resultSteps(result, ends, slot(anew), `${anew}.key_result${i}`))
      }
      const body = {
        ...goalBody(before, due),
        multiple_owners: before.multiple_owners ?? true,
        owners: before.owners ?? [],
      }
      const create = operationStep(
        { operation: 'CreateGoal', path: { team_id: by.workspaceOf(before) } },
        { body },
        { makes: anew, name: by.textIn(before, 'name') },
      )
      return [create, ...steps]
    },
  },
  CreateKeyResult: {
    picture: resultPicture,
    words: 'the key result is deleted',
    invert: ({ path, made, stored }) => {
      if (made === undefined) return by.NOT_MADE
      const goal = encodeURIComponent(path.goal_id ?? '')
      return [
        operationStep(
          {
            operation: 'DeleteKeyResult',
            path: { key_result_id: made },
            listed: `/v2/goal/${goal}`,
          },
          {},
          by.seen(stored),
        ),
      ]
    },
  },
  EditKeyResult: {
    picture: resultPicture,
    words: 'the former number and note',
    invert: ({ path, before, stored }) => {
      const current = before && by.numberIn(before, 'steps_current')
      if (!before || current === undefined) return by.NOT_READ
      return [
        operationStep(
          { operation: 'EditKeyResult', path: { key_result_id: path.key_result_id ?? '' } },
          { body: { steps_current: current, note: by.textIn(before, 'note') } },
          by.seen(stored),
        ),
      ]
    },
  },
  DeleteKeyResult: {
    picture: resultPicture,
    words:
      'it is made anew under another id, where ClickUp told where it begins and ends, or where it is a yes or no',
    invert: ({ before }) => {
      if (!before || typeof before.goal_id !== 'string') return by.NOT_READ
      const ends = endsOf(before)
      return ends
        ? resultSteps(before, ends, before.goal_id, `key_result:${by.textIn(before, 'id')}`)
        : NO_ENDS
    },
  },
}
