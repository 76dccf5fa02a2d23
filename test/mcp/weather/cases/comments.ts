// add_comment, update_comment, delete_comment
import type { CommentTarget } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Arguments, Case, Part } from '../case.ts'
import { ALEX, BEFORE_MS, creation, fresh, must, PRIYA, taskOf, textOf, whole } from './world.ts'

const TEXT = 'The barometer falls.'

const addTwin = (store: Store, target: CommentTarget, parentId: string | null): void =>
  store.addComment({
    id: store.newCommentId(),
    target,
    parentId,
    blocks: [{ text: TEXT }],
    userId: ALEX,
    date: store.now() - BEFORE_MS,
    resolved: false,
    assigneeId: null,
    groupAssigneeId: null,
    assignedById: null,
    reactions: [],
  })

const newComment = (store: Store): Part => {
  const found = fresh(store.comments, ({ blocks }) => textOf(blocks).includes(TEXT))
  return creation('the comment', () => found().map(({ id }) => [id]))
}

const threadOf = (store: Store, key: string) =>
  must(store.commentsOn({ kind: 'task', id: taskOf(store, key).id })[0], `comment on ${key}`)

const onTask = (name: string, more: Arguments, hasTwin: boolean): Case => ({
  tool: 'add_comment',
  name,
  write: 'POST /v2/task/*/comment',
  scene: (store) => {
    const target = { kind: 'task', id: taskOf(store, 'ENG-118').id } as const
    if (hasTwin) addTwin(store, target, null)
    return { args: { task: 'ENG-118', text: TEXT, ...more }, parts: [newComment(store)] }
  },
})

const reply = (name: string, hasTwin: boolean): Case => ({
  tool: 'add_comment',
  name,
  write: 'POST /v2/comment/*/reply',
  scene: (store) => {
    const { id, target } = threadOf(store, 'ENG-123')
    if (hasTwin) addTwin(store, target, id)
    return {
      args: { reply_to: id, text: TEXT },
      parts: [newComment(store)],
      first: [['get_comments', { task: 'ENG-123' }]],
    }
  },
})

const update = (
  name: string,
  set: Arguments,
  holds: (store: Store, id: string) => boolean,
): Case => ({
  tool: 'update_comment',
  name,
  write: 'PUT /v2/comment/*',
  scene: (store) => {
    const { id } = threadOf(store, 'ENG-123')
    return {
      args: { comment: id, ...set },
      parts: [whole('the change', () => holds(store, id))],
      first: [['get_comments', { task: 'ENG-123' }]],
    }
  },
})

const saysSo = (store: Store, id: string): boolean =>
  textOf(store.comments.get(id)?.blocks ?? []).includes(TEXT)

export const COMMENTS: readonly Case[] = [
  onTask('on a task', {}, false),
  onTask('on a task, older twin', {}, true),
  onTask('mention and assignee', { text: `@Priya ${TEXT}`, assign_to: 'Priya Nair' }, false),
  reply('reply', false),
  reply('reply, older twin', true),
  update('text', { text: TEXT }, saysSo),
  update('resolved', { resolved: true }, (store, id) => store.comments.get(id)?.resolved === true),
  update(
    'assignee',
    { assign_to: 'Priya Nair' },
    (store, id) => store.comments.get(id)?.assigneeId === PRIYA,
  ),
  {
    tool: 'delete_comment',
    name: '',
    write: 'DELETE /v2/comment/*',
    scene: (store) => {
      const { id } = threadOf(store, 'ENG-123')
      return {
        args: { comment: id },
        parts: [whole('the deletion', () => !store.comments.has(id))],
        first: [['get_comments', { task: 'ENG-123' }]],
      }
    },
  },
]
