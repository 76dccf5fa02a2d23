// The tasks assigned to the person, and when each is due in their ClickUp time zone.
import type { LeftOut } from '../../../base/problems/left-out.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getWorkspaceTasksPage } from '../../../clickup/objects/task/task.ts'
import { getMe } from '../../../clickup/objects/workspace.ts'
import { zoneOf } from '../../../clickup/references/standpoint.ts'
import { GROUPS, type GroupNode } from '../tree/nodes.ts'
import { dueGroupsAt } from '../tree/order/due-groups.ts'
import { readTelling } from '../tree/reads.ts'

/** Nobody looks at more than this; what lies beyond is due last. */
const MOST_PAGES = 5

export interface MyTasks {
  readonly me: string
  readonly zone: string
  readonly tasks: readonly Task[]
  /** Whether there are more than were read. */
  readonly isCut: boolean
  /** What there is besides, and could not be read. */
  readonly leftOut: LeftOut
}

/** Who I am and which workspace this is are remembered; besides them one request per 100 tasks. */
export const loadMine = async (api: Api): Promise<MyTasks> => {
  const { value, leftOut } = await readTelling(api, readMine)
  return { ...value, leftOut }
}

const readMine = async (api: Api): Promise<Omit<MyTasks, 'leftOut'>> => {
  const { id: me } = await getMe(api)
  const zone = await zoneOf(api)
  const tasks: Task[] = []
  let isCut = true
  for (let page = 0; isCut && page < MOST_PAGES; page += 1) {
    const answer = await getWorkspaceTasksPage(api, {
      page,
      assignees: [me],
      subtasks: true,
      order_by: 'due_date',
    })
    tasks.push(...answer.tasks)
    isCut = !answer.lastPage
  }
  return { me, zone, tasks, isCut }
}

export const isMine = (task: Task, me: string): boolean =>
  !task.archived && !isFinished(task.status) && task.assignees.some(({ id }) => id === me)

const byDue = (one: Task, other: Task): number =>
  (one.due_date ?? Number.POSITIVE_INFINITY) - (other.due_date ?? Number.POSITIVE_INFINITY) || 0

/**
 * The groups that hold something, what is due first ahead.
 * @param lingers what was closed a moment ago, and stays where it is
 */
export const grouped = (
  { tasks, me, zone }: Pick<MyTasks, 'tasks' | 'me' | 'zone'>,
  now: number,
  lingers: (id: string) => boolean = () => false,
): readonly GroupNode[] => {
  const groupOf = dueGroupsAt({ zone, now })
  const mine = tasks.filter((task) => isMine(task, me) || lingers(task.id)).sort(byDue)
  return GROUPS.map(
    (id): GroupNode => ({
      kind: 'group',
      id,
      tasks: mine.filter((task) => groupOf(task) === id),
    }),
  ).filter((group) => group.tasks.length > 0)
}
