// `@sam`, `@me`, `@none`: to whom a task is assigned.
import * as l10n from '@vscode/l10n'
import { normalise, sameName } from '../../../base/text/names.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { isMe } from '../../../clickup/references/people/names.ts'
import { getPeople, matchPeople, resolvePeople } from '../../../clickup/references/people.ts'
import type { Kind } from '../term.ts'

export const isNobodys = (task: Task): boolean =>
  task.assignees.length === 0 && task.group_assignees.length === 0

export const PEOPLE: Kind = {
  examples: l10n.t('@me, @sam, @"Alex Rivera", @none'),
  mean: async (value, { api }) => {
    if (['none', 'nobody'].includes(normalise(value))) return { matches: isNobodys }
    const people = await resolvePeople(api, value)
    const ids = people.map(({ id }) => id)
    const meant = isMe(value) ? [] : matchPeople(await getPeople(api), value)
    const group = meant.find((one) => 'members' in one)
    return {
      matches: ({ assignees, group_assignees: groups }) =>
        assignees.some(({ id }) => ids.includes(id)) ||
        (group !== undefined &&
          groups.some(({ id, name = '' }) => id === group.id || sameName(name, group.name))),
      // ClickUp is not known to find what is assigned to a group by its members.
      ...(!group && { narrow: { assignees: ids } }),
    }
  },
}
