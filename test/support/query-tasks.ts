// A handful of tasks of the demo's workspace, to try queries on, and the moment at which they are read.
import { type Task, taskSchema } from '../../src/clickup/objects/task/task.ts'

/** A Wednesday. */
export const NOW = Date.parse('2026-11-25T10:00:00Z')

/** A day without a time stands at four in the morning. */
const day = (date: string): string => String(Date.parse(`${date}T03:00:00Z`))
const at = (moment: string): string => String(Date.parse(moment))

const ALEX = { id: 44010001, username: 'Alex Rivera', email: 'alex.rivera@acme.example' }
const PRIYA = { id: 44010003, username: 'Priya Nair', email: 'priya.nair@acme.example' }
const JONAS = { id: 44010004, username: 'Jonas Weber', email: 'jonas.weber@acme.example' }
const GUEST = { id: 7, username: 'Zoë Müller', email: 'zoe@elsewhere.example' }

const status = (name: string, type = 'custom') => ({ status: name, type })

/** @param lists ids of lists by their names, as the workspace has them */
export const tasksIn = (lists: ReadonlyMap<string, string>): ReadonlyMap<string, Task> => {
  const list = (name: string) => ({ id: lists.get(name) ?? name, name })
  const tasks = {
    cache: {
      custom_id: 'ENG-123',
      name: 'Cache invalidation misses renamed projects',
      status: status('in progress'),
      priority: { priority: 'urgent' },
      tags: [{ name: 'bug' }, { name: 'customer' }],
      assignees: [ALEX],
      list: list('Current Sprint'),
      due_date: at('2026-11-25T14:00:00Z'),
      date_updated: at('2026-11-25T08:00:00Z'),
      date_created: at('2026-11-01T08:00:00Z'),
    },
    queue: {
      custom_id: 'ENG-122',
      name: 'Upgrade the message queue to version 4',
      status: status('blocked'),
      priority: { priority: 'high' },
      tags: [{ name: 'infra' }],
      assignees: [JONAS],
      list: list('Current Sprint'),
      due_date: day('2026-11-20'),
      date_updated: at('2026-11-20T08:00:00Z'),
      date_created: at('2026-11-02T08:00:00Z'),
    },
    gateway: {
      custom_id: 'ENG-116',
      name: 'Structured logs for the API gateway',
      status: status('in review'),
      priority: { priority: 'normal' },
      tags: [{ name: 'infra' }],
      assignees: [ALEX, PRIYA],
      list: list('Current Sprint'),
      date_updated: at('2026-11-23T08:00:00Z'),
      date_created: at('2026-11-24T08:00:00Z'),
    },
    export: {
      custom_id: 'ENG-312',
      name: 'Export: error 500 with an empty filter',
      status: status('new', 'open'),
      priority: { priority: 'low' },
      tags: [{ name: 'bug' }, { name: 'needs design' }],
      list: list('Bug Tracker'),
      due_date: day('2026-11-28'),
      date_updated: at('2026-11-10T08:00:00Z'),
      date_created: at('2026-11-10T08:00:00Z'),
    },
    limits: {
      custom_id: 'ENG-112',
      name: 'Rate limits per API key',
      status: status('done', 'done'),
      assignees: [PRIYA],
      list: list('Current Sprint'),
      due_date: day('2026-11-20'),
      date_updated: at('2026-11-24T20:00:00Z'),
      date_created: at('2026-10-01T08:00:00Z'),
    },
    login: {
      custom_id: 'ENG-109',
      name: 'Remove the legacy login page',
      status: status('closed', 'closed'),
      list: list('Sprint 23 (11/9 - 11/22)'),
      date_updated: at('2026-11-01T20:00:00Z'),
    },
    subtask: {
      custom_id: 'ENG-132',
      name: 'Queue between orders and billing',
      status: status('to do', 'open'),
      parent: '868130',
      group_assignees: [{ id: 'g', name: 'Backend' }],
      list: list('Infrastructure Backlog'),
      due_date: day('2026-12-10'),
    },
    cafe: {
      name: 'Crème brûlée für das Café: Ästhetik',
      status: status('ideas', 'open'),
      assignees: [GUEST],
      list: list('Content Ideas'),
      due_date: day('2026-11-26'),
    },
  }
  return new Map(
    Object.entries(tasks).map(([name, task], i) => [
      name,
      taskSchema.parse({ id: `8685${name.slice(0, 3)}${i}`, ...task }),
    ]),
  )
}
