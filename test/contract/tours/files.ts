// Uploading files and listing them.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

export const form = (...parts: readonly (readonly [name: string, file: File | string])[]) => {
  const body = new FormData()
  for (const [name, file] of parts) body.append(name, file)
  return body
}

export const files = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const task = ids.task('ENG-141')
  const picture = new File([new Uint8Array(100)], 'shot.png', { type: 'image/png' })
  const text = new File(['Hello'], 'notes.txt', { type: 'text/plain' })
  await call('POST', `/v2/task/${task}/attachment`, form(['attachment', picture]))
  await call('POST', `/v2/task/${task}/attachment`, form(['attachment', text]))
  const base = `/v3/workspaces/${sandbox.workspaceId}`
  await call('POST', `${base}/attachments/${task}/attachments`, form(['attachment', text]))
  await call('GET', `${base}/attachments/${task}/attachments?limit=1`)
  await call('GET', `${base}/attachments/${task}/attachments`)
  const field = ids.field('Evidence')
  const id = idOf(
    await call('POST', `${base}/custom_fields/${field}/attachments`, form(['file', picture])),
  )
  await call('POST', `/v2/task/${task}/field/${field}`, { value: { add: [id], rem: [] } })
  await call('GET', `/v2/task/${task}`)
}
