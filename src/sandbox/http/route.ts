// What an operation of the sandbox is: a method, a path and a function from the call to its JSON.

import type { Store } from '../state/store.ts'
import type { Query } from './query.ts'
import type { Session } from './session.ts'

export type Call = {
  store: Store
  session: Session
  /** A path parameter. */
  path: (name: string) => string
  query: Query
  body: Record<string, unknown>
  /** The parts of a multipart body, by name and in order; null for every other body. */
  form: readonly FormPart[] | null
}

export type FormPart = { name: string; value: string | UploadedFile }

export type UploadedFile = { name: string; type: string; bytes: Uint8Array }

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type Route = {
  method: Method
  /** Below `/api`, with `:name` parameters. */
  path: string
  run: (call: Call) => unknown
}

/** An answer that is not simply 200 and JSON. */
export class Reply {
  readonly status: number
  /** undefined = an empty body */
  readonly value: unknown

  constructor(status: number, value?: unknown) {
    this.status = status
    this.value = value
  }
}

export const noContent = new Reply(204)
/** 200 with an empty body, as some of v3 answer. */
export const emptyBody = new Reply(200)
export const created = (value: unknown) => new Reply(201, value)

const route =
  (method: Method) =>
  (path: string, run: (call: Call) => unknown): Route => ({
    method,
    path,
    run,
  })

export const get = route('get')
export const post = route('post')
export const put = route('put')
export const patch = route('patch')
export const del = route('delete')
