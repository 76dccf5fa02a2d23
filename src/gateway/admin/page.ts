// The page at /admin: a document without anything of anybody, its script and its style.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'

export interface Assets {
  readonly script: string
  readonly style: string
}

/** @param folder where the bundles are */
export const readAssets = (folder: string): Assets => ({
  script: readFileSync(join(folder, 'admin.js'), 'utf8'),
  style: readFileSync(join(folder, 'admin.css'), 'utf8'),
})

// Addresses are relative, so that the page works below whatever path a proxy puts it.
const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Links to ClickUp</title>
<link rel="stylesheet" href="admin/page.css">
<script src="admin/page.js" defer></script>
</head>
<body><div id="page"></div><noscript><p>This page needs JavaScript.</p></noscript></body>
</html>
`

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headersFor = (type: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
})

export const pageRoutes = ({ script, style }: Assets): Hono => {
  const app = new Hono()
  app.get('/admin', (context) => context.body(HTML, 200, headersFor('text/html')))
  app.get('/admin/page.js', (context) => context.body(script, 200, headersFor('text/javascript')))
  app.get('/admin/page.css', (context) => context.body(style, 200, headersFor('text/css')))
  return app
}
