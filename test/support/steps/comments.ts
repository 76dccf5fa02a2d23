// Every kind of change of a comment, in every shape of its data.
import { planSaidComment } from '../../../src/changes/comments/add.ts'
import type { WantedCommentEdit } from '../../../src/changes/comments/edit.ts'
import { planDeleteComment, planUpdateComment } from '../../../src/changes/comments/edit.ts'
import { getCommentsPage, getReplies } from '../../../src/clickup/objects/comment.ts'
import type { Standpoint } from '../../../src/clickup/references/standpoint.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import type { Example } from './example.ts'

const TEXT = '@Priya the **barometer** falls:\n\n- rain\n- wind'
const TASK = 'ENG-123'

/** The thread on a task, met by reading it. */
const metOn = async (at: Standpoint, store: Store): Promise<string> => {
  const task = [...store.tasks.values()].find(({ customId }) => customId === TASK)
  if (!task) throw new Error(`There is no task ${TASK}.`)
  const { comments } = await getCommentsPage(at.api, { task: { id: task.id } })
  const oldest = comments.at(-1)
  if (!oldest) throw new Error(`There is no comment on ${TASK}.`)
  return oldest.id
}

/** A reply in that thread, met by reading it. */
const repliedTo = async (at: Standpoint, store: Store, thread: string): Promise<string> => {
  const [known] = await getReplies(at.api, thread)
  if (known) return known.id
  const parent = store.comments.get(thread)
  if (!parent) throw new Error(`There is no comment ${thread}.`)
  const id = store.newCommentId()
  store.addComment({ ...parent, id, parentId: thread, blocks: [{ text: 'It may.' }] })
  await getReplies(at.api, thread)
  return id
}

const edit = (kind: string, what: string, wanted: Omit<WantedCommentEdit, 'comment'>): Example => ({
  kind,
  what,
  of: async (at, store) => planUpdateComment(at, { comment: await metOn(at, store), ...wanted }),
})

/** Nobody has read it, so that nobody knows where it stands. */
const unmet = (store: Store): string => {
  const comment = [...store.comments.values()].find(({ target }) => target.kind === 'task')
  if (!comment) throw new Error('There is no comment.')
  return comment.id
}

export const COMMENT_EXAMPLES: readonly Example[] = [
  {
    kind: 'comment.add',
    what: 'on a task, with a mention and an assignee',
    of: (at) => planSaidComment(at, { task: TASK, text: TEXT, assign_to: 'Priya Nair' }),
  },
  {
    kind: 'comment.add',
    what: 'on a list',
    of: (at) => planSaidComment(at, { list: 'Current Sprint', text: TEXT }),
  },
  {
    kind: 'comment.add',
    what: 'on a view',
    of: (at) => planSaidComment(at, { view: '8cm2k-114', text: TEXT }),
  },
  {
    kind: 'comment.add',
    what: 'a reply',
    of: async (at, store) => planSaidComment(at, { reply_to: await metOn(at, store), text: TEXT }),
  },
  edit('comment.text', 'other words', { text: TEXT }),
  edit('comment.text', 'with all the rest', {
    text: TEXT,
    resolved: true,
    assign_to: 'Jonas Weber',
  }),
  {
    kind: 'comment.text',
    what: 'of a reply',
    of: async (at, store) => {
      const comment = await repliedTo(at, store, await metOn(at, store))
      return planUpdateComment(at, { comment, text: TEXT })
    },
  },
  {
    kind: 'comment.text',
    what: 'of one that nobody has read',
    of: (at, store) => planUpdateComment(at, { comment: unmet(store), text: TEXT }),
  },
  edit('comment.resolved', 'done with', { resolved: true }),
  edit('comment.assignee', 'somebody', { assign_to: 'Jonas Weber' }),
  {
    kind: 'comment.delete',
    what: 'with its replies',
    of: async (at, store) => planDeleteComment(at, await metOn(at, store)),
  },
  {
    kind: 'comment.delete',
    what: 'one that nobody has read',
    of: (at, store) => planDeleteComment(at, unmet(store)),
  },
]
