// What ClickUp itself says of the stalled sprint, read without any code of the product.
import { z } from 'zod'
import { askClickUp, type ClickUp, findList, named } from './clickup.ts'

const listName = 'Current Sprint'
const groupName = 'Backend'
const stalledMinutes = 4 * 24 * 60

const user = z.object({ id: z.number(), username: z.string() })
const task = named.extend({
  custom_id: z.string().nullish(),
  status: z.object({ status: z.string() }),
  assignees: z.array(user),
})
const comment = z.object({
  id: z.string(),
  comment_text: z.string(),
  comment: z.array(z.looseObject({ type: z.string().optional(), user: user.partial().optional() })),
})
const timeInStatus = z.object({
  current_status: z.object({ total_time: z.object({ by_minute: z.number() }) }),
})

type Comment = z.infer<typeof comment>

export type SprintTask = z.infer<typeof task> & {
  readonly stalled: boolean
  readonly comments: readonly Comment[]
}

const backendIds = async (clickup: ClickUp): Promise<ReadonlySet<number>> => {
  const { groups } = z
    .object({ groups: z.array(z.object({ name: z.string(), members: z.array(user) })) })
    .parse(await askClickUp(clickup, `/v2/group?team_id=${clickup.workspaceId}`))
  return new Set(groups.find(({ name }) => name === groupName)?.members.map(({ id }) => id))
}

/** Every open task of the sprint, with whether the job is about it and its comments so far. */
export const readSprint = async (clickup: ClickUp): Promise<readonly SprintTask[]> => {
  const backend = await backendIds(clickup)
  const { tasks } = z
    .object({ tasks: z.array(task) })
    .parse(await askClickUp(clickup, `/v2/list/${await findList(clickup, listName)}/task`))

  const isStalled = async ({ id, status, assignees }: z.infer<typeof task>): Promise<boolean> => {
    if (status.status !== 'in progress' || !assignees.some((one) => backend.has(one.id)))
      return false
    const { current_status } = timeInStatus.parse(
      await askClickUp(clickup, `/v2/task/${id}/time_in_status`),
    )
    return current_status.total_time.by_minute > stalledMinutes
  }
  return Promise.all(
    tasks.map(async (one) => {
      const answer = await askClickUp(clickup, `/v2/task/${one.id}/comment`)
      const { comments } = z.object({ comments: z.array(comment) }).parse(answer)
      return { ...one, stalled: await isStalled(one), comments }
    }),
  )
}

const complaintsAbout = (before: SprintTask, after: SprintTask | undefined): readonly string[] => {
  const known = new Set(before.comments.map(({ id }) => id))
  const added = after?.comments.filter(({ id }) => !known.has(id)) ?? []
  const wanted = before.stalled ? 1 : 0
  const name = `${before.name} (${before.id})`
  if (added.length !== wanted)
    return [`${name} has ${added.length} new comments where ${wanted} was wanted.`]
  return added.flatMap(({ comment: parts }) => {
    const mentioned = parts.map(({ user: one }) => one?.id)
    return before.assignees
      .filter(({ id }) => !mentioned.includes(id))
      .map(({ username }) => `${name}: its new comment does not mention ${username}.`)
  })
}

/** What is wrong after the job: nothing when exactly the stalled tasks have one comment each. */
export const complaintsOf = (
  before: readonly SprintTask[],
  after: readonly SprintTask[],
): readonly string[] => {
  if (!before.some(({ stalled }) => stalled)) return ['No task was stalled in the first place.']
  return before.flatMap((task) =>
    complaintsAbout(
      task,
      after.find(({ id }) => id === task.id),
    ),
  )
}
