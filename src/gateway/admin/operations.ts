// The operations of the interface: one table for its routes and for its OpenAPI document.
import type { SchemaName } from './schemas.ts'

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly body?: SchemaName
  readonly status: 200 | 201 | 204
  readonly answer?: SchemaName
  /** Whether ClickUp is asked on the way. */
  readonly asksClickUp?: true
}

export const OPERATIONS = {
  createLink: {
    method: 'POST',
    path: '/v1/links',
    summary: 'Make a link. Its URL stands in this answer alone, and is shown never again.',
    body: 'NewLink',
    status: 201,
    answer: 'CreatedLink',
    asksClickUp: true,
  },
  listLinks: {
    method: 'GET',
    path: '/v1/links',
    summary: 'All links, without what opens them, and the master key that each is under.',
    status: 200,
    answer: 'Links',
  },
  getLink: {
    method: 'GET',
    path: '/v1/links/{id}',
    summary: 'One link.',
    status: 200,
    answer: 'Link',
  },
  changeLink: {
    method: 'PATCH',
    path: '/v1/links/{id}',
    summary:
      'Change name, config, end or second proof of a link. It holds at once; the ClickUp token is changed by rotating.',
    body: 'LinkChange',
    status: 200,
    answer: 'Link',
  },
  revokeLink: {
    method: 'DELETE',
    path: '/v1/links/{id}',
    summary: 'End a link at once, calls under way included. It cannot be undone.',
    status: 204,
  },
  rotateLink: {
    method: 'POST',
    path: '/v1/links/{id}/rotate',
    summary: 'Give a link a new URL; the old one is void at once.',
    body: 'Rotation',
    status: 200,
    answer: 'CreatedLink',
    asksClickUp: true,
  },
  createKey: {
    method: 'POST',
    path: '/v1/keys',
    summary: 'Make an API token for links that ask for one, or a further admin key. Shown once.',
    body: 'NewKey',
    status: 201,
    answer: 'CreatedKey',
  },
  listKeys: {
    method: 'GET',
    path: '/v1/keys',
    summary: 'All API tokens and admin keys, without what they are.',
    status: 200,
    answer: 'Keys',
  },
  removeKey: {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    summary: 'Void a key at once.',
    status: 204,
  },
  getVocabulary: {
    method: 'GET',
    path: '/v1/vocabulary',
    summary: 'What methods and tags there are, and what each means.',
    status: 200,
    answer: 'Vocabulary',
  },
} as const satisfies Record<string, Operation>
export type OperationId = keyof typeof OPERATIONS
