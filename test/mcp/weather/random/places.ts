// Random calls about lists, comments and docs.

import type { Store } from '../../../../src/sandbox/state/store.ts'
import { ALEX, fresh, listNamed, must, PRIYA, taskOf, textOf } from '../cases/world.ts'
import type { Call } from './claims.ts'
import type { Dice } from './dice.ts'
import { alone, CONTENT, newOnes, once, TEXT, wordOf } from './parts.ts'

// Lists

export const drawCreateList = (by: Dice, store: Store): Call => {
  const list = newOnes(store.lists, ({ name }) => name === 'Forecasts', 'the list', {
    subject: () => /Forecasts/,
  })
  const made = () => [...store.lists.values()].find(({ name }) => name === 'Forecasts')
  const all = [
    ['content', 'Rain or shine.', () => made()?.content.includes('shine')],
    ['due', '2027-03-31', () => typeof made()?.dueDate === 'number'],
    ['priority', 'high', () => made()?.priority === 2],
    ['assignee', 'priya', () => made()?.assigneeId === PRIYA],
    ['status', 'red', () => made()?.color === 'red'],
  ] as const
  const drawn = by.some(all, by.upTo(5))
  return {
    tool: 'create_list',
    args: {
      in: by.pick(['Engineering', 'Engineering / Product Roadmap']),
      name: 'Forecasts',
      ...Object.fromEntries(drawn.map(([arg, value]) => [arg, value])),
    },
    asked: [
      list,
      ...drawn.map(([arg, , holds]) =>
        alone(arg, () => once(holds() === true), {
          field: arg,
          isImplied: true,
          words: wordOf(arg),
        }),
      ),
    ],
  }
}

export const drawUpdateList = (by: Dice, store: Store): Call => {
  const list = listNamed(store, 'Bug Tracker')
  const all = [
    ['name', 'Bugs', () => list.name === 'Bugs'],
    ['content', 'All of *them*.', () => list.content.includes('them')],
    [
      'due',
      '2027-03-05T17:30',
      () => new Date(list.dueDate ?? 0).toISOString().startsWith('2027-03-05'),
    ],
    ['priority', 'urgent', () => list.priority === 1],
    ['assignee', 'priya', () => list.assigneeId === PRIYA],
    ['status', 'green', () => list.color === 'green'],
  ] as const
  const drawn = by.some(all, 1 + by.upTo(5))
  return {
    tool: 'update_list',
    args: {
      list: 'Bug Tracker',
      set: Object.fromEntries(drawn.map(([arg, value]) => [arg, value])),
    },
    asked: drawn.map(([arg, , holds]) =>
      alone(arg, () => once(holds()), { field: arg, words: wordOf(arg) }),
    ),
  }
}

export const drawDeleteList = (_: Dice, store: Store): Call => {
  const list = listNamed(store, 'Q3 Deliverables')
  return {
    tool: 'delete_list',
    args: { list: 'Q3 Deliverables' },
    asked: [alone('the deletion', () => once(list.deleted))],
  }
}

// Comments

export const drawComment = (by: Dice, store: Store): Call => {
  const task = taskOf(store, 'ENG-123')
  const thread = must(store.commentsOn({ kind: 'task', id: task.id })[0], 'thread')
  const where = by.pick([
    { task: 'ENG-123' },
    { list: 'Current Sprint' },
    { view: '8cm2k-114' },
    { reply_to: thread.id },
  ])
  if (by.chance(0.3))
    store.addComment({
      ...thread,
      id: store.newCommentId(),
      blocks: [{ text: `Priya: ${TEXT}` }],
      userId: ALEX,
      date: store.now() - 3000,
      parentId: 'reply_to' in where ? thread.id : null,
    })
  const text = by.pick([`@Priya ${TEXT}`, TEXT, `${TEXT}\n\n- rain\n- @Lena **wind**`])
  const assigned = by.chance(0.4) && !('reply_to' in where)
  const isNew = fresh(store.comments, ({ blocks }) => textOf(blocks).includes(TEXT))
  return {
    tool: 'add_comment',
    args: { ...where, text, ...(assigned ? { assign_to: 'Priya Nair' } : {}) },
    first: [['get_comments', { task: 'ENG-123' }]],
    asked: [
      alone('the comment', () => isNew().length, { made: () => isNew().map(({ id }) => [id]) }),
      ...(assigned
        ? [
            alone(
              'its assignee',
              () => once(isNew().some(({ assigneeId }) => assigneeId === PRIYA)),
              {
                field: 'assign_to',
                isImplied: true,
                words: /assign/,
              },
            ),
          ]
        : []),
    ],
  }
}

export const drawCommentEdit = (by: Dice, store: Store): Call => {
  const task = taskOf(store, 'ENG-123')
  const comment = must(store.commentsOn({ kind: 'task', id: task.id })[0], 'thread')
  const all = [
    ['text', TEXT, 'comment', () => textOf(comment.blocks).includes(TEXT)],
    ['resolved', true, 'resolved', () => comment.resolved],
    ['assign_to', 'Jonas Weber', 'assign_to', () => comment.assigneeId === 44010004],
  ] as const
  if (by.chance(0.2))
    return {
      tool: 'delete_comment',
      args: { comment: comment.id },
      first: [['get_comments', { task: 'ENG-123' }]],
      asked: [alone('the deletion', () => once(!store.comments.has(comment.id)))],
    }
  const drawn = by.some(all, 1 + by.upTo(3))
  return {
    tool: 'update_comment',
    args: { comment: comment.id, ...Object.fromEntries(drawn.map(([arg, value]) => [arg, value])) },
    first: by.chance(0.7) ? [['get_comments', { task: 'ENG-123' }]] : [],
    asked: drawn.map(([arg, , field, holds]) =>
      alone(arg, () => once(holds()), { field, words: wordOf(field) }),
    ),
  }
}

// Docs

export const drawDoc = (by: Dice, store: Store): Call => {
  if (by.chance(0.4)) {
    const docs = fresh(store.docs, ({ name }) => name === 'Storm')
    const pages = fresh(
      store.pages,
      ({ content, docId }) => content.includes(CONTENT) && docs().some(({ id }) => id === docId),
    )
    const hasText = by.chance(0.7)
    return {
      tool: 'create_doc',
      args: {
        name: 'Storm',
        ...(hasText ? { content: CONTENT } : {}),
        ...(by.chance(0.5) ? { in: by.pick(['Engineering', 'Engineering / Bug Tracker']) } : {}),
      },
      asked: [
        alone('the doc', () => docs().length, {
          made: () => docs().map(({ id }) => [id]),
          subject: () => /create .*"Storm"/,
        }),
        ...(hasText
          ? [
              alone('its text', () => pages().length, {
                field: 'content',
                isImplied: true,
                words: /page|text|content/,
              }),
            ]
          : []),
      ],
    }
  }
  const page = must(
    [...store.pages.values()].find(({ name }) => name === 'Rituals'),
    'page',
  )
  if (by.chance(0.3)) {
    const found = fresh(store.pages, ({ docId, name }) => docId === page.docId && name === 'Storm')
    return {
      tool: 'edit_doc',
      args: {
        doc: 'Sprint rituals',
        mode: 'new_page',
        name: 'Storm',
        content: CONTENT,
        ...(by.chance(0.5) ? { page: 'Rituals' } : {}),
      },
      asked: [
        alone('the page', () => found().length, { made: () => found().map(({ id }) => [id]) }),
      ],
    }
  }
  if (by.chance(0.3)) page.content = `${CONTENT}\n\n${page.content}\n\n${CONTENT}`
  const before = page.content.split(CONTENT).length
  return {
    tool: 'edit_doc',
    args: {
      doc: 'Sprint rituals',
      page: 'Rituals',
      mode: by.pick(['append', 'prepend']),
      content: CONTENT,
    },
    asked: [alone('the text', () => page.content.split(CONTENT).length - before)],
  }
}
