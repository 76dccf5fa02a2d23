// The test-only control surface under `/__sandbox`, which is no part of ClickUp's API.
//
//   GET    /__sandbox/state                   {workspace_id, tokens, counts}
//   GET    /__sandbox/log?since=n             {exchanges: [{n, method, path, query, body, status, answer, …}]}
//   DELETE /__sandbox/log
//   POST   /__sandbox/faults                  {"faults": "429x2; POST /v2/task/*/comment=drop-after"}
//   DELETE /__sandbox/faults
//   POST   /__sandbox/quirks                  {"quirks": "createTags=false; docsEnd=null"}, see quirks.ts
//   POST   /__sandbox/token/rotate            {token}: the old one stops working
//   POST   /__sandbox/token/revoke
//   GET    /__sandbox/task/:id/comments       every comment and reply as kept; a custom id will do
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { flatText } from '../present/comment.ts'
import type { Comment } from '../state/model.ts'
import { readQuirks } from '../state/quirks.ts'
import { revokeToken, rotateToken, type State } from '../state/state.ts'

const commentState = (state: State, comment: Comment): Record<string, unknown> => ({
  ...comment,
  text: flatText(state.store, comment.blocks),
  by: state.store.users.get(comment.userId)?.username,
  replies: state.store.repliesTo(comment.id).map((reply) => commentState(state, reply)),
})

export const controlSurface = (state: State) => {
  const { store, log, faults } = state
  const app = new Hono<{ Bindings: HttpBindings }>()
  // Only a page in a browser sends an Origin, and none has business here.
  app.use('*', async (context, next) => {
    if (context.req.header('origin') !== undefined) return context.text('no pages', 403)
    await next()
  })
  app.get('/state', (context) =>
    context.json({
      workspace_id: state.workspaceId,
      tokens: state.tokens,
      counts: { lists: store.lists.size, tasks: store.tasks.size, comments: store.comments.size },
    }),
  )
  app.get('/log', (context) =>
    context.json({ exchanges: log.since(Number(context.req.query('since') ?? 0)) }),
  )
  app.delete('/log', (context) => {
    log.clear()
    return context.json({})
  })
  app.post('/faults', async (context) => {
    const body: unknown = await context.req.json()
    const text = typeof body === 'object' && body && 'faults' in body ? String(body.faults) : ''
    try {
      faults.add(text)
    } catch (error) {
      return context.json({ error: String(error) }, 400)
    }
    return context.json({})
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.json({})
  })
  app.post('/quirks', async (context) => {
    const body: unknown = await context.req.json()
    const text = typeof body === 'object' && body && 'quirks' in body ? String(body.quirks) : ''
    try {
      Object.assign(store.quirks, readQuirks(text))
    } catch (error) {
      return context.json({ error: String(error) }, 400)
    }
    return context.json({})
  })
  app.post('/token/rotate', (context) => context.json({ token: rotateToken(state) }))
  app.post('/token/revoke', (context) => {
    revokeToken(state)
    return context.json({})
  })
  app.get('/task/:id/comments', (context) => {
    const id = context.req.param('id')
    const task = store.tasks.get(id) ?? store.taskByCustomId(state.workspaceId, id)
    if (!task) return context.json({ error: `no task ${id}` }, 404)
    const comments = store.commentsOn({ kind: 'task', id: task.id })
    return context.json({ comments: comments.map((each) => commentState(state, each)) })
  })
  app.all('*', (context) => context.json({ error: 'no such control' }, 404))
  return app
}
