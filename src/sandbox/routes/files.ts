// Serves the files themselves, as ClickUp's public file hosts do: no token, outside the API.
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { fileAt } from '../present/attachment.ts'
import type { Store } from '../state/store.ts'

const disposition = (title: string, inline: boolean) =>
  `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(title)}`

export const fileHost = (store: Store) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.get('/:workspace/:id/:title?', (context) => {
    const found = fileAt(store, context.req.param('id'))
    if (!found) return context.text('Not Found', 404)
    const { file, bytes } = found
    return context.body(Buffer.from(bytes), 200, {
      'content-type': file.mimetype,
      'content-disposition': disposition(file.title, context.req.query('view') === 'open'),
    })
  })
  return app
}
