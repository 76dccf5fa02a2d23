// Tasks on the wire: what a page of a list shows, and the little more that GET task tells.
import { escaped, plainText } from '../state/markdown.ts'
import type { Task, TaskLink } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { attachment, fileUrl } from './attachment.ts'
import { checklist } from './checklist.ts'
import { fieldsOfTask } from './field.ts'
import { folderStub, priority, status, text } from './hierarchy.ts'
import { creator, person, userGroup } from './user.ts'

const publicFields = [
  'assignees',
  'priority',
  'due_date',
  'content',
  'comments',
  'attachments',
  'customFields',
  'subtasks',
  'tags',
  'checklists',
  'coverimage',
]

export const taskTags = (store: Store, task: Task) => {
  const spaceId = store.lists.get(task.listId)?.spaceId ?? ''
  const known = store.spaces.get(spaceId)?.tags
  return task.tags.map((name) => {
    const tag = known?.get(name)
    return {
      name,
      tag_fg: tag?.fg ?? '#ffffff',
      tag_bg: tag?.bg ?? '#7b68ee',
      creator: tag?.creatorId ?? task.creatorId,
    }
  })
}

const places = (store: Store, task: Task) => {
  const list = store.lists.get(task.listId)
  if (!list) throw new Error(`task ${task.id} is in no list`)
  const folder = folderStub(store, list)
  return {
    list: { id: list.id, name: list.name, access: true },
    project: folder,
    folder,
    space: { id: list.spaceId },
  }
}

const locations = (store: Store, task: Task) =>
  task.extraListIds.map((id) => ({ id, name: store.lists.get(id)?.name ?? '' }))

const groups = (store: Store, task: Task) =>
  task.groupAssigneeIds.flatMap((id) => {
    const group = store.groups.get(id)
    return group ? [userGroup(store, group)] : []
  })

const linked = (task: Task, link: TaskLink) => ({
  task_id: link.taskId,
  link_id: link.linkId,
  date_created: String(link.date),
  userid: String(link.userId),
  workspace_id: task.workspaceId,
})

/** Pictures in the demo's texts are files of the sandbox, whose address is known only when it runs. */
const withFiles = (store: Store, markdown: string) =>
  markdown.replace(/\(attachment:([^)]+)\)/g, (whole, title: string) => {
    const file = [...store.files.values()].find((each) => each.title === title)
    return file ? `(${fileUrl(store, file)})` : whole
  })

const descriptions = (store: Store, task: Task, withMarkdown: boolean) => {
  const text = task.literal ? task.markdown : plainText(task.markdown)
  const markdown = task.literal ? escaped(task.markdown) : withFiles(store, task.markdown)
  return {
    text_content: text,
    description: text,
    ...(withMarkdown ? { markdown_description: markdown } : {}),
  }
}

export type TaskOptions = { markdown: boolean }

/** A task in a page: `checklists` always empty, no `attachments`. */
export const taskInPage = (store: Store, task: Task, options: TaskOptions) => ({
  id: task.id,
  custom_id: task.customId,
  custom_item_id: task.customItemId,
  name: task.name,
  ...descriptions(store, task, options.markdown),
  status: status(store.statusOf(task)),
  orderindex: `${task.orderindex}.00000000000000000000000000000000`,
  date_created: String(task.dateCreated),
  date_updated: String(task.dateUpdated),
  date_closed: text(task.dateClosed),
  date_done: text(task.dateDone),
  archived: task.archived,
  creator: creator(store, task.creatorId),
  assignees: task.assigneeIds.map((id) => person(store, id)),
  group_assignees: groups(store, task),
  watchers: task.watcherIds.map((id) => person(store, id)),
  checklists: [] as unknown[],
  tags: taskTags(store, task),
  parent: task.parentId,
  top_level_parent: task.topLevelParentId,
  priority: priority(task.priority),
  due_date: text(task.dueDate),
  start_date: text(task.startDate),
  points: task.points,
  time_estimate: task.timeEstimate,
  // Undocumented but live (docs/clickup-facts.md §11); nobody's share is `unassigned` in the
  // request alone.
  ...(task.estimates.size > 0
    ? {
        time_estimates_by_user: [...task.estimates].flatMap(([userid, time]) =>
          userid === 'unassigned'
            ? []
            : [
                {
                  userid,
                  user_time_estimate: String(time),
                  user_rollup_time_estimate: String(time),
                },
              ],
        ),
      }
    : {}),
  ...(task.timeSpent > 0 ? { time_spent: task.timeSpent } : {}),
  custom_fields: fieldsOfTask(store, task),
  dependencies: task.dependencies.map((each) => ({
    task_id: each.taskId,
    depends_on: each.dependsOn,
    type: 1,
    date_created: String(each.date),
    userid: String(each.userId),
    workspace_id: task.workspaceId,
    chain_id: null,
  })),
  linked_tasks: task.links.map((each) => linked(task, each)),
  locations: locations(store, task),
  team_id: task.workspaceId,
  url: `https://app.clickup.com/t/${task.id}`,
  sharing: {
    public: false,
    public_share_expires_on: null,
    public_fields: publicFields,
    token: null,
    seo_optimized: false,
  },
  permission_level: 'create',
  ...places(store, task),
})

/** GET task: the truth about checklists and attachments; subtasks nest only when asked for. */
export const task = (store: Store, value: Task, options: TaskOptions & { subtasks: boolean }) => ({
  ...taskInPage(store, value, options),
  checklists: value.checklists.map((each) => checklist(store, value.id, each)),
  attachments: value.attachments.map((each) => attachment(store, each)),
  ...(options.subtasks ? { subtasks: nested(store, value.id) } : {}),
})

const nested = (store: Store, parentId: string): unknown[] =>
  store
    .subtasksOf(parentId)
    .flatMap((each) => [taskInPage(store, each, { markdown: false }), ...nested(store, each.id)])

/** A task in a view: without its texts, whatever was asked for. */
export const taskInView = (store: Store, value: Task) => {
  const {
    text_content: _,
    description: __,
    ...rest
  } = taskInPage(store, value, { markdown: false })
  return rest
}
