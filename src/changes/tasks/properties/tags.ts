// A task's tags: each is put on and taken off by a request of its own.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { additions, difference } from '../../../base/input/arguments.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../../base/text/difference.ts'
import { asRead, normalise } from '../../../base/text/names.ts'
import { addTag, getSpaceTags, removeTag } from '../../../clickup/objects/task/tag.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { tagMeant, tellTag } from '../../../clickup/references/names/tags.ts'
import { deltaFrom, deltaOf, eachOf } from '../../steps/delta.ts'
import { stepOf } from '../../steps/plan.ts'
import { members, toSend } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** Names that read alike may be two. */
const byName = {
  keyOf: (tag: string): string => (tag === asRead(tag) ? normalise(tag) : tag),
  nameOf: (tag: string): string => tag,
}

export const taskTag = members<string, Task>({
  ...byName,
  name: 'task.tag',
  subject: taskSubject,
  after: deltaOf(z.string()),
  described: {
    sends: 'POST or DELETE /v2/task/{task_id}/tag/{tag_name}; of a new task its own body',
    proof: 'the task read back',
    inverse: 'the tag goes, or comes back; one that was born with it stays in the space',
  },
  field: () => 'tags',
  // Whether a create takes them is not sure (docs/clickup-facts.md §14): what it ignores is mended.
  create: ({ after }) => ({ tags: after.add }),
  send: async (api, step) => {
    const { add, remove } = toSend(byName, step)
    const { target } = step
    for (const tag of add) await addTag(api, target.id, tag)
    for (const tag of remove) await removeTag(api, target.id, tag)
    return {}
  },
  value: ({ tags: now }) => ({ at: 'known', is: now }),
  show: (now) => now.map(tellTag),
})

export const tags = argument<SaidDifference>({
  create: additions('{add}'),
  update: difference('As assignees'),
  plan: async (said, { at, target, task, list }) => {
    const known = await getSpaceTags(at.api, list.spaceId)
    const there = [...known, ...(task?.tags ?? [])]
    const wanted = await mapDifference(differenceOf(said), async (names) =>
      names.map((name) => tagMeant(name, there)),
    )
    const isNew = (tag: string): boolean => !there.includes(tag)
    return eachOf(deltaFrom(byName, wanted, task?.tags), task !== undefined).map((delta) => {
      const [fresh] = delta.add.filter(isNew)
      return stepOf(taskTag, target, delta, {
        object: task,
        key: [...delta.add, ...delta.remove].map(byName.keyOf).join(),
        ...(fresh === undefined
          ? {}
          : {
              warns: [
                {
                  code: 'NOT_FOUND',
                  message: l10n.t`The tag "${fresh}" is new in this space; ClickUp creates it.`,
                },
              ],
            }),
      })
    })
  },
})
