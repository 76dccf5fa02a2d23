// Dependencies and links of new tasks, which can only be made once both ends are there.
import * as l10n from '@vscode/l10n'
import { ClickUpError } from '../clickup/errors.ts'
import { sameName } from '../clickup/references/names.ts'
import { resolveTask } from '../clickup/references/tasks.ts'
import { getTask } from '../clickup/tasks.ts'
import type { Change, Problem } from './change.ts'
import type { Planned } from './create-tasks.ts'
import { wordFor } from './field-words.ts'
import { all, type Planning } from './planning.ts'
import { RELATIONS, type RelatedTask, type Relation, relationPart } from './relation-parts.ts'
import { taskTouched } from './touched.ts'
import { runSteps } from './update-tasks.ts'

/** The other end: a task that is there, or one that will be by then. */
type End = () => RelatedTask

const endOf = async (
  { api, branches }: Planning,
  reference: string,
  planned: readonly Planned[],
): Promise<End> => {
  const fitting = planned.filter(({ wanted }) => sameName(wanted.name, reference))
  const [sibling, ...others] = fitting
  if (sibling && others.length > 0)
    throw new ClickUpError('AMBIGUOUS', l10n.t`Several new tasks are called "${reference}".`, {
      hint: l10n.t('Give them different names, or relate them afterwards by id.'),
    })
  if (sibling)
    return () => {
      const { id } = sibling.slot
      if (id) return { id, custom_id: undefined }
      throw new ClickUpError('NOT_APPLIED', l10n.t`"${reference}" was not created.`)
    }
  const task = await resolveTask(api, reference, branches)
  return () => task
}

const changeOf = (
  planned: Planned,
  relation: Relation,
  ends: readonly End[],
  said: readonly string[],
): Change<readonly Problem[]> => {
  const { wanted, slot } = planned
  const partFor = async (api: Planning['api']) => {
    if (!slot.id) throw new ClickUpError('NOT_APPLIED', l10n.t`"${wanted.name}" was not created.`)
    const task = await getTask(api, { id: slot.id })
    return {
      task,
      part: relationPart(
        relation,
        { add: ends.map((end) => end()), remove: [], exactly: false },
        task,
      ),
    }
  }
  return {
    title: l10n.t`set ${wordFor(relation)} of "${wanted.name}" to ${said.join(', ')}`,
    effects: [{ field: relation, to: said }],
    async send(api) {
      const { task, part } = await partFor(api)
      return (await runSteps(api, task, [part], 'steps')).map(({ problem }) => problem)
    },
    async compare(api, problems) {
      const { task, part } = await partFor(api)
      const held = part.unchanged(task)
      return {
        result: { id: task.custom_id || task.id, [relation]: said },
        futile: !held,
        // Where only the answer was lost, it holds nevertheless.
        missing: held
          ? []
          : problems.length > 0
            ? problems
            : [
                {
                  code: 'NOT_APPLIED',
                  message: l10n.t`${task.custom_id || task.id}: ClickUp said yes, but did not set ${wordFor(relation)}.`,
                },
              ],
        touched: [taskTouched(task)],
      }
    },
  }
}

/** @throws PlanError when an end cannot be found */
export const planRelations = async (
  planning: Planning,
  planned: readonly Planned[],
): Promise<readonly Change<readonly Problem[]>[]> => {
  const wanted = planned.flatMap((one) =>
    RELATIONS.flatMap((relation) => {
      const said = one.wanted[relation]
      return said?.length ? [{ one, relation, said }] : []
    }),
  )
  return all(
    wanted.map(async ({ one, relation, said }) => {
      const ends = await all(said.map((reference) => endOf(planning, reference, planned)))
      return changeOf(one, relation, ends, said)
    }),
  )
}
