// Dependencies and links of new tasks, which can only be made once both ends are there.

import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { wordFor } from '../engine/field-words.ts'
import { taskTouched } from '../engine/touched.ts'
import type { Planned } from './new-task.ts'
import { RELATIONS, type RelatedTask, type Relation, relationPart } from './relation-parts.ts'
import { forReading, judge, type SentPart, sendSteps } from './sending.ts'

/** The other end: a task that is there, or one that will be by then. */
type End = () => RelatedTask

const endOf = async (
  at: Standpoint,
  reference: string,
  planned: readonly Planned[],
  itself: Planned,
): Promise<End> => {
  const fitting = planned.filter(({ wanted }) => sameName(wanted.name, reference))
  const [sibling, ...others] = fitting
  if (sibling && others.length > 0)
    throw new CodedError(
      'AMBIGUOUS',
      l10n.t`Several new tasks are called "${plainName(reference)}".`,
      {
        hint: l10n.t('Give them different names, or relate them afterwards by id.'),
      },
    )
  if (sibling === itself)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`"${plainName(reference)}" cannot be related to itself.`,
      {
        hint: l10n.t('Name another task.'),
      },
    )
  if (sibling)
    return () => {
      const { id } = sibling.slot
      if (id) return { id, custom_id: undefined }
      throw new CodedError('NOT_APPLIED', l10n.t`"${plainName(reference)}" was not created.`)
    }
  const task = await resolveTask(at, reference)
  return () => task
}

interface Related {
  /** The task before, for its label. */
  readonly task: Task
  readonly sent: readonly SentPart[]
}

const changeOf = (
  planned: Planned,
  relation: Relation,
  ends: readonly End[],
  said: readonly string[],
): Change<Related> => {
  const { wanted, slot } = planned
  const notSet = (label: string): Problem =>
    notApplied(l10n.t`${label}: ClickUp said yes, but did not set ${wordFor(relation)}.`)
  const told = ({ task, sent }: Related, stored: Task | undefined): Comparison => {
    const label = labelOf(task)
    const { problems } = judge(label, sent, stored, notSet)
    return {
      result: { id: label, [relation]: said },
      futile: problems.length > 0,
      missing: problems,
      touched: [taskTouched(task)],
    }
  }
  return {
    title: l10n.t`set ${wordFor(relation)} of "${plainName(wanted.name)}" to ${said.map(plainName).join(', ')}`,
    effects: [{ field: relation, to: said }],
    async send(api) {
      if (!slot.id)
        throw new CodedError('NOT_APPLIED', l10n.t`"${plainName(wanted.name)}" was not created.`)
      const task = await getTask(api, { id: slot.id })
      const add = ends.map((end) => end())
      const part = relationPart(relation, { add, remove: [], exactly: false }, task)
      return { task, sent: await sendSteps(api, task.id, [part]) }
    },
    confirmed: (related) => told(related, undefined),
    compare: async (api, related) =>
      told(related, await getTask(forReading(api, related.sent), { id: related.task.id })),
  }
}

/** @throws PlanError when an end cannot be found */
export const planRelations = async (
  at: Standpoint,
  planned: readonly Planned[],
): Promise<readonly Change<Related>[]> => {
  const wanted = planned.flatMap((one) =>
    RELATIONS.flatMap((relation) => {
      const said = one.wanted[relation]
      return said?.length ? [{ one, relation, said }] : []
    }),
  )
  return all(
    wanted.map(async ({ one, relation, said }) => {
      const ends = await all(said.map((reference) => endOf(at, reference, planned, one)))
      return changeOf(one, relation, ends, said)
    }),
  )
}
