// What ClickUp itself says of the plan that was made from a doc, read without any code of the product.
import { z } from 'zod'
import { askClickUp, type ClickUp, findList, named } from './clickup.ts'

const listName = 'Infrastructure Backlog'
const docName = 'Q4 Architecture Doc'
const pageName = /database migration/i
const hour = 3_600_000

const task = named.extend({
  time_estimate: z.number().nullish(),
  description: z.string().nullish(),
  status: z.object({ type: z.string() }),
})

export type PlannedTask = z.infer<typeof task>

const page = named.extend({ content: z.string().nullish() })

/** The open tasks of the list that is planned in. */
export const readBacklog = async (clickup: ClickUp): Promise<readonly PlannedTask[]> =>
  z
    .object({ tasks: z.array(task) })
    .parse(await askClickUp(clickup, `/v2/list/${await findList(clickup, listName)}/task`)).tasks

/** The steps that the doc proposes, by the words in bold at their beginnings. */
export const readSteps = async (clickup: ClickUp): Promise<readonly string[]> => {
  const base = `/v3/workspaces/${clickup.workspaceId}/docs`
  const { docs } = z.object({ docs: z.array(named) }).parse(await askClickUp(clickup, base))
  const doc = docs.find(({ name }) => name === docName)
  const pages = z.array(page).parse(await askClickUp(clickup, `${base}/${doc?.id}/pages`))
  const text = pages.find(({ name }) => pageName.test(name))?.content ?? ''
  return [...text.matchAll(/^\d+\. \*\*(.+?)\.?\*\*/gm)].map(([, step = '']) => step)
}

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

const complaintsAbout = (step: string, made: readonly PlannedTask[]): readonly string[] => {
  const [only, ...others] = made.filter(({ name }) => words(name).includes(words(step)))
  if (!only || others.length > 0) return [`${made.length} tasks, not one, are about "${step}".`]
  const hours = (only.time_estimate ?? 0) / hour
  return [
    ...(hours >= 1 && hours <= 80 ? [] : [`"${only.name}" is estimated at ${hours} hours.`]),
    ...(only.description?.trim() ? [] : [`"${only.name}" does not say what is to be done.`]),
  ]
}

/** What is wrong after the job: nothing when each step is one new task with an estimate. */
export const complaintsOfPlan = (
  steps: readonly string[],
  before: readonly PlannedTask[],
  after: readonly PlannedTask[],
): readonly string[] => {
  if (steps.length === 0) return ['The doc proposes no steps in the first place.']
  const known = new Set(before.map(({ id }) => id))
  const made = after.filter(({ id }) => !known.has(id))
  return [
    ...(made.length === steps.length
      ? []
      : [`There are ${made.length} new tasks for ${steps.length} steps.`]),
    ...(before.every(({ id }) => after.some((one) => one.id === id)) ? [] : ['Tasks are gone.']),
    ...steps.flatMap((step) => complaintsAbout(step, made)),
  ]
}
