// Every identifier and time stamp of every operation is known for what it is, or left alone for a reason.
import { describe, expect, it } from 'vitest'
import { type Operation, operations } from '../../../src/openapi/catalogue.ts'
import { meaningOf, meantEverywhere } from '../../../src/openapi/meanings.ts'
import type { Schema } from '../../../src/openapi/schema.ts'

/** What is named like an id, a person or a moment. */
const LOOKS =
  /(?:^|_|\b)(?:id|ids|tid)$|(?:Id|Ids)$|(?:assignee|owner|member|user|watcher|follower|creator|guest|reviewer)s?$|userEmail|(?:^|_)(?:links_to|depends_on|dependency_of|parent)$|date|time(?:stamp)?$|Time$|(?:^|_)(?:start|end|stop|since|duration)(?:_|$)/i

const LEFT_ALONE: Readonly<Record<string, string>> = {
  'path.team_id': 'the server knows the workspace',
  'path.workspace_id': 'the server knows the workspace',
  'query.team_id': 'the server knows the workspace',
  'body.filter.workspaceId': 'the path names it',
  'path.comment_id': 'a comment has no name: get_comments tells its id',
  'query.start_id': 'a comment has no name: get_comments tells its id',
  'path.checklist_id':
    'nothing lists checklists but their tasks, which the operation does not name',
  'path.checklist_item_id': 'as its checklist',
  'body.parent':
    'of a checklist item another item, as its checklist; elsewhere the object around it',
  'path.interval_id': 'an interval has no name',
  'path.timer_id': 'a time entry has no name: get_time_entries tells its id',
  'body.time_entry_ids': 'a time entry has no name: get_time_entries tells its id',
  'path.message_id': 'a message has no name: get_messages tells its id',
  'body.triaged_object_id': 'its type is a number that nothing explains',
  'body.post_data.subtype.id': 'getSubtypes tells them',
  'body.entries[].from_group_id': 'where an access is inherited from, which nobody says',
  'body.entries[].from_parent_id': 'where an access is inherited from, which nobody says',
  'body.status_mappings[].source_status_id': 'update_tasks maps statuses by name',
  'body.status_mappings[].destination_status_id': 'update_tasks maps statuses by name',
  'body.client_id': 'the operation is refused',
  'query.include_members': 'a yes or no',
  'query.is_follower': 'a yes or no',
  'body.steps_start': 'a number',
  'body.steps_end': 'a number',
}

/** A yes or no is neither. */
const isFlag = ({ type }: Schema): boolean => type === 'boolean'

type Found = readonly [operation: string, key: string, isKnown: boolean]

const walk = (operation: Operation, schema: Schema, key: string, isInside = false): Found[] => {
  const meaning = meaningOf(operation, key)
  const inside = isInside || meaning === 'filter'
  const name = key.replace(/\[\]$/, '').split('.').at(-1) ?? ''
  const isLeaf = !schema.properties && !isFlag(schema) && key.includes('.')
  const own: Found[] =
    isLeaf && LOOKS.test(name) ? [[operation.id, key, inside || meaning !== undefined]] : []
  // Of a list it is said once.
  const list = key.slice(0, -2)
  const listed =
    key.endsWith('[]') &&
    (meaningOf(operation, list) !== undefined || Object.hasOwn(LEFT_ALONE, list))
  return [
    ...(listed ? [] : own),
    ...Object.entries(schema.properties ?? {}).flatMap(([each, below]) =>
      walk(operation, below, `${key}.${each}`, inside),
    ),
    ...(schema.items ? walk(operation, schema.items, `${key}[]`, inside) : []),
  ]
}

const all = operations().flatMap((operation) => [
  ...walk(operation, { properties: operation.pathParameters ?? {} }, 'path'),
  ...(operation.query ? walk(operation, operation.query, 'query') : []),
  ...(operation.body ? walk(operation, operation.body, 'body') : []),
])

describe('the table of what identifiers and time stamps are', () => {
  it('looks at all of them', () => {
    expect(all.length).toBeGreaterThan(250)
  })

  it('knows each, or it is left alone for a reason', () => {
    const unknown = all.filter(([, key, isKnown]) => !isKnown && !Object.hasOwn(LEFT_ALONE, key))
    expect(unknown.map(([id, key]) => `${id} ${key}`)).toEqual([])
  })

  it('has no row that no operation needs', () => {
    const keys = new Set(
      operations().flatMap((operation) => {
        const found: string[] = []
        const every = (schema: Schema, key: string): void => {
          found.push(key)
          for (const [name, below] of Object.entries(schema.properties ?? {}))
            every(below, `${key}.${name}`)
          if (schema.items) every(schema.items, `${key}[]`)
        }
        every({ properties: operation.pathParameters ?? {} }, 'path')
        every(operation.query ?? {}, 'query')
        every(operation.body ?? {}, 'body')
        return found
      }),
    )
    expect(meantEverywhere.filter((key) => !keys.has(key))).toEqual([])
    expect(Object.keys(LEFT_ALONE).filter((key) => !keys.has(key))).toEqual([])
  })
})
