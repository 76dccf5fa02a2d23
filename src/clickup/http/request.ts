// What is asked of ClickUp, and within what limits.
import type { z } from 'zod'
import type { CodedError } from '../../base/problems/error.ts'
import type { LeftOut } from '../../base/problems/left-out.ts'
import type { Query } from './query.ts'

/** Why a request must not leave; its path is without the query. */
export type Refuses = (method: string, path: string) => CodedError | undefined

/** The limits and ears of one call; several requests may serve it. */
export interface Call {
  /** Asked before each request is sent. A call within another one keeps to that one's as well. */
  readonly refuses?: Refuses
  readonly signal?: AbortSignal
  /** Epoch milliseconds after which nothing is waited for any more. */
  readonly deadline?: number
  /** Told, in words for people, when something is waited for. */
  readonly onWait?: (message: string) => void
  /** Told what is left out of an answer; of one that is remembered the same object comes again. */
  readonly onLeftOut?: (leftOut: LeftOut) => void
}

export interface ApiRequest<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its version: `/v2/list/123/task` or `/v3/workspaces/1/docs`. */
  readonly path: string
  readonly query?: Query
  readonly body?: unknown
  /** Instead of a body: multipart, for uploads. */
  readonly form?: FormData
  /** Whether doing it twice is the same as doing it once; by default all but POST. */
  readonly repeatable?: boolean
  /** Parses the answer. A 204 or an empty body is parsed as `undefined`. */
  readonly answer: z.ZodType<T>
}

export interface Exchange {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

export const isWrite = ({ method = 'GET' }: ApiRequest<unknown>): boolean => method !== 'GET'

/** `GET /v2/list/1` */
export const whatOf = ({ method = 'GET', path }: ApiRequest<unknown>): string => `${method} ${path}`
