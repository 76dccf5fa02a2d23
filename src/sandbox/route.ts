// What an operation of the sandbox is: a method, a path and a function from the call to its JSON.
import type { Session } from './model.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'

export type Call = {
  store: Store
  session: Session
  /** A path parameter. */
  path: (name: string) => string
  query: Query
  body: Record<string, unknown>
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type Route = {
  method: Method
  /** Below `/api`, with `:name` parameters. */
  path: string
  run: (call: Call) => unknown
}

/** Returned by an operation that answers 204. */
export const noContent = Symbol('204')

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
export const del = route('delete')
