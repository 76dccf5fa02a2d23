// The HTTP face: every operation under /api, plain-text 404 and 405, and the control surface.
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { controlSurface } from './control.ts'
import { exchange, runRoute, unknownRoute, wrongMethod } from './exchange.ts'
import type { Route } from './route.ts'
import { commentRoutes } from './routes/comments.ts'
import { docRoutes } from './routes/docs.ts'
import { fileHost } from './routes/files.ts'
import { hierarchyRoutes } from './routes/hierarchy.ts'
import { listRoutes } from './routes/lists.ts'
import { taskPartRoutes } from './routes/task-parts.ts'
import { taskWriteRoutes } from './routes/task-writes.ts'
import { taskRoutes } from './routes/tasks.ts'
import { timeInStatusRoutes } from './routes/time-in-status.ts'
import { workspaceRoutes } from './routes/workspace.ts'
import type { State } from './state.ts'

/** Fixed segments come before parameters, so that the first match is the right one. */
export const routes: readonly Route[] = [
  ...workspaceRoutes,
  ...hierarchyRoutes,
  ...listRoutes,
  ...timeInStatusRoutes,
  ...taskRoutes,
  ...taskWriteRoutes,
  ...taskPartRoutes,
  ...commentRoutes,
  ...docRoutes,
]

const methodsByPath = () => {
  const methods = new Map<string, string[]>()
  for (const { method, path } of routes) {
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()])
  }
  return methods
}

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

export const createApp = (state: State) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  // A page in a browser must not reach the sandbox through a name that resolves to loopback.
  app.use('*', async (context, next) => {
    if (!loopback.test(context.req.header('host') ?? '')) return context.text('not loopback', 403)
    await next()
  })
  app.route('/__sandbox', controlSurface(state))
  app.route('/attachments', fileHost(state.store))
  for (const route of routes) {
    app.on(route.method.toUpperCase(), `/api${route.path}`, (context) =>
      runRoute(state, context, route),
    )
  }
  for (const [path, methods] of methodsByPath()) {
    const allow = methods.join(', ')
    app.all(`/api${path}`, (context) => exchange(state, context, () => wrongMethod(allow)))
  }
  app.all('*', (context) => exchange(state, context, unknownRoute))
  return app
}
