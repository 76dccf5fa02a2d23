// A new task: with all that is wanted of it in one request, unless a template makes it.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { marked } from '../../base/text/marks.ts'
import { CLOCK_SKEW_MS } from '../../base/time/clock.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getTasksPage, type Task } from '../../clickup/objects/task/task.ts'
import { createFromTemplate } from '../../clickup/objects/task/template.ts'
import { createTask } from '../../clickup/objects/task/writes.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import type { Filled, Kind, Lost } from '../steps/kind.ts'
import { madeOf } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'
import { inverseOfCreate } from './delete-kind.ts'
import { type Above, aboveSchema } from './relations/parent.ts'
import { joinBodies, taskSubject } from './subject.ts'

export type NewTaskIs = {
  readonly name: string
  readonly template?: { readonly id: string; readonly name: string } | undefined
  /** The task that it stands below, by which a lost one is told from others of its name. */
  readonly below?: Above | undefined
}

type Creating = Filled<NewTaskIs, { readonly name: string }>

const listIn = ({ target }: Creating): string => String(target.in)

/** A call creates fewer tasks than these pages hold. */
const MOST_PAGES = 10

/** The newest tasks of a list, subtasks too. */
const newestIn = async (api: Api, listId: string, since: number): Promise<readonly Task[]> => {
  const tasks: Task[] = []
  for (let page = 0, isLast = false; !isLast && page < MOST_PAGES; page += 1) {
    const answer = await getTasksPage(api, listId, {
      page,
      subtasks: true,
      include_closed: true,
      date_created_gt: since,
    })
    tasks.push(...answer.tasks)
    isLast = answer.lastPage
  }
  return tasks
}

/** What was made up to ten minutes ago can be what is looked for. */
const SINCE_MS = 600_000 + CLOCK_SKEW_MS

/** What it stands below when it has just been made: from a template it comes there only afterwards. */
const standsBelow = ({ template, below }: NewTaskIs): NewTaskIs['below'] =>
  template ? undefined : below

const lost: Lost<NewTaskIs, { readonly name: string }> = {
  words:
    'a task of that name and parent in the list, by the same person, that was not there before',
  at: (step) => `tasks:${listIn(step)}`,
  mark: async (api, step) =>
    new Set((await newestIn(api, listIn(step), api.timing.now() - SINCE_MS)).map(({ id }) => id)),
  find: async (api, step, known) => {
    const [me, tasks] = await Promise.all([
      getMe(api),
      newestIn(api, listIn(step), api.timing.now() - SINCE_MS),
    ])
    const { name } = step.after
    const task = tasks.find(
      ({ id, name: own, creator, parent }) =>
        own === name &&
        creator?.id === me.id &&
        !known.has(id) &&
        parent === standsBelow(step.after)?.id,
    )
    return task && madeOf(task.id, { custom_id: task.custom_id })
  },
  like: ({ after }) => JSON.stringify([after.name, standsBelow(after)?.id]),
}

/** `Login (task ENG-12)`; one that was made by the same call is labelled by its name. */
const tellAbove = ({ id, label, name = label }: Above): string =>
  marked(name, 'task', label === name ? String(id) : label)

const pathOf = ({ of }: Step<NewTaskIs, { readonly name: string }>): string => String(of ?? '')

export const taskCreate: Kind<{ readonly name: string }, NewTaskIs, Task> = {
  name: 'task.create',
  v: 1,
  subject: taskSubject,
  after: z.object({
    name: z.string(),
    template: z.object({ id: z.string(), name: z.string() }).optional(),
    below: aboveSchema.optional(),
  }),
  described: {
    sends:
      'POST /v2/list/{list_id}/task with all that is wanted of it, or POST /v2/list/{list_id}/taskTemplate/{template_id}',
    proof: 'the answer, which is the task',
    inverse:
      'the task is deleted, as long as nobody has hung anything on it; made from a template it stays',
  },
  field: () => 'name',
  joins: ({ after }) => after.template === undefined,
  make: async (api, step, bodies) => {
    const { name, template } = step.after
    if (!template) {
      const task = await createTask(api, listIn(step), joinBodies([{ name }, ...bodies]))
      return { object: task, made: madeOf(task.id, { custom_id: task.custom_id }) }
    }
    const id = await createFromTemplate(api, listIn(step), template.id, name)
    return id ? { made: madeOf(id) } : {}
  },
  lost,
  value: ({ name }) => ({ at: 'known', is: { name } }),
  holds: (now, { after }) => now.name === after.name,
  same: (a, b) => a.name === b.name,
  applied: (_, { after }) => ({ name: after.name }),
  invert: inverseOfCreate,
  show: ({ name }) => name,
  effects: ({ after: { name, template } }) => [
    { field: 'name', to: name },
    ...(template ? [{ field: 'template', to: template.name }] : []),
  ],
  title: (step) =>
    step.after.below
      ? l10n.t`create "${plainName(step.after.name)}" below "${plainName(step.after.below.label)}"`
      : l10n.t`create "${plainName(step.after.name)}" in ${oneLine(pathOf(step), MOST_PATH)}`,
  did: (count, steps) => {
    const [place, ...others] = new Set(steps.map(({ of }) => String(of ?? '')))
    return place && others.length === 0
      ? l10n.t`Created ${count} tasks in ${oneLine(place, MOST_PATH)}`
      : l10n.t`Created ${count} tasks`
  },
  didOne: (step) =>
    l10n.t`Created ${step.target.label} "${plainName(step.after.name)}" in ${oneLine(pathOf(step), MOST_PATH)}`,
  tell: ({ after, ...step }, task) => ({
    name: task?.name ?? after.name,
    list: pathOf({ ...step, after }),
    ...(after.below ? { parent: tellAbove(after.below) } : {}),
    ...(task?.url ? { url: task.url } : {}),
  }),
  touches: ({ target }) => [{ kind: 'list', id: String(target.in) }],
}
