// The HTTP face: every operation under /api, plain-text 404 and 405, and the control surface.
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { chatRoutes } from '../routes/chat.ts'
import { docRoutes } from '../routes/docs.ts'
import { documentedRoutes } from '../routes/documented.ts'
import { fileHost } from '../routes/files.ts'
import { goalRoutes } from '../routes/places/goals.ts'
import { groupRoutes } from '../routes/places/groups.ts'
import { guestRoutes } from '../routes/places/guests.ts'
import { hierarchyRoutes } from '../routes/places/hierarchy.ts'
import { listRoutes } from '../routes/places/lists.ts'
import { spaceRoutes } from '../routes/places/spaces.ts'
import { viewRoutes } from '../routes/places/views.ts'
import { workspaceRoutes } from '../routes/places/workspace.ts'
import { attachmentRoutes } from '../routes/tasks/attachments.ts'
import { checklistRoutes } from '../routes/tasks/checklists.ts'
import { commentRoutes } from '../routes/tasks/comments.ts'
import { relationRoutes } from '../routes/tasks/relations.ts'
import { taskPartRoutes } from '../routes/tasks/task-parts.ts'
import { taskWriteRoutes } from '../routes/tasks/task-writes.ts'
import { taskRoutes } from '../routes/tasks/tasks.ts'
import { templateRoutes } from '../routes/tasks/templates.ts'
import { timeInStatusRoutes } from '../routes/tasks/time-in-status.ts'
import { timeEntryRoutes } from '../routes/time-entries.ts'
import { trackedTimeRoutes } from '../routes/tracked-time.ts'
import type { State } from '../state/state.ts'
import { controlSurface } from './control.ts'
import { exchange, runRoute, unknownRoute, wrongMethod } from './exchange.ts'
import type { Route } from './route.ts'

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
  ...checklistRoutes,
  ...relationRoutes,
  ...templateRoutes,
  ...timeEntryRoutes,
  ...trackedTimeRoutes,
  ...attachmentRoutes,
  ...chatRoutes,
  ...viewRoutes,
  ...spaceRoutes,
  ...groupRoutes,
  ...guestRoutes,
  ...goalRoutes,
]

const methodsByPath = (all: readonly Route[]) => {
  const methods = new Map<string, string[]>()
  for (const { method, path } of all) {
    const known = methods.get(path) ?? []
    if (!known.includes(method.toUpperCase())) methods.set(path, [...known, method.toUpperCase()])
  }
  return methods
}

type App = Hono<{ Bindings: HttpBindings }>

const addRoutes = (app: App, state: State, added: readonly Route[]) => {
  for (const route of added) {
    app.on(route.method.toUpperCase(), `/api${route.path}`, (context) =>
      runRoute(state, context, route),
    )
  }
}

/** What no route above answers: by the documents alone, or not at all. */
const createRest = (state: State): App => {
  const app: App = new Hono()
  const documented = documentedRoutes()
  addRoutes(app, state, documented)
  for (const [path, methods] of methodsByPath([...routes, ...documented])) {
    const allow = methods.join(', ')
    app.all(`/api${path}`, (context) => exchange(state, context, () => wrongMethod(allow)))
  }
  app.all('*', (context) => exchange(state, context, unknownRoute))
  return app
}

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

export const createApp = (state: State) => {
  const app: App = new Hono()
  // A page in a browser must not reach the sandbox through a name that resolves to loopback.
  app.use('*', async (context, next) => {
    if (!loopback.test(context.req.header('host') ?? '')) return context.text('not loopback', 403)
    await next()
  })
  app.route('/__sandbox', controlSurface(state))
  app.route('/attachments', fileHost(state.store))
  addRoutes(app, state, routes)
  let rest: App | undefined
  app.all('*', (context) => {
    rest ??= createRest(state)
    return rest.fetch(context.req.raw, context.env)
  })
  return app
}
