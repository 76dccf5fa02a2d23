import * as z from 'zod'
import { reference, text } from '../../../base/input/arguments.ts'
import { isFields } from '../../../base/text/records.ts'
import { needsVersion, versionOf } from '../../../base/text/version.ts'
import { formatDate } from '../../../base/time/shown.ts'
import { getFields } from '../../../clickup/fields/field.ts'
import { optionsOf, tellingOptions, unitOf } from '../../../clickup/fields/read.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import { getListMembers, getListViews, readList } from '../../../clickup/objects/list.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { groupOfStatus } from '../../../clickup/references/statuses.ts'
import { isColumn } from '../../show/cells.ts'
import { fieldsOfText, type Limits, placeIn, readPlace } from '../../show/parts.ts'
import { viewOf } from '../../show/view.ts'
import { MAX_ANSWER_CHARS } from '../../tool/envelope.ts'
import { defineTool } from '../../tool/tool.ts'

const MAX_OPTIONS = 25
const MAX_CONTENT = 1000

const optionsText = (field: CustomField): Record<string, unknown> => {
  const all = optionsOf(field)
  const options = all.map(tellingOptions(all))
  if (options.length === 0) return {}
  return {
    options: options.slice(0, MAX_OPTIONS),
    ...(options.length > MAX_OPTIONS ? { options_left: options.length - MAX_OPTIONS } : {}),
  }
}

const fieldEntry = (field: CustomField, name: string) => ({
  name,
  type: field.type,
  ...optionsText(field),
  ...(unitOf(field) === undefined ? {} : { unit: unitOf(field) }),
  ...(field.required ? { required: true } : {}),
  ...(field.type === 'emoji' && isFields(field.type_config)
    ? { most: field.type_config.count }
    : {}),
})

const filled = (key: string, items: readonly unknown[]) =>
  items.length > 0 ? { [key]: items } : {}

/** @throws CodedError CONFLICT where it has changed since the part before was read */
const contentOf = (whole: string, limits: Limits, cursor?: string) => {
  if (whole.trim() === '') return {}
  const from = cursor ? placeIn(readPlace(cursor, 'content_cursor'), whole) : 0
  return {
    ...fieldsOfText('content', whole, limits, { from }),
    ...(needsVersion(whole) ? { version: versionOf(whole) } : {}),
  }
}

export const getListTool = defineTool({
  name: 'get_list',
  title: 'Read a list',
  toolset: 'lists',
  kind: 'read',
  description: 'Read a list: its statuses, custom fields, members and views.',
  input: z.strictObject({
    list: reference('Name, id or URL'),
    cursor: text('content_cursor: reads on').optional(),
  }),
  run: async ({ list, cursor }, context) => {
    const { api } = context
    const place = await resolvePlace(context, list, ['list'])
    if (cursor !== undefined) {
      const { id, content } = await readList(api, place.id)
      const limits = { room: MAX_ANSWER_CHARS - 300 }
      return { result: { id, ...contentOf(content ?? '', limits, cursor) } }
    }
    const [details, fields, members, views, { zone, names }] = await Promise.all([
      readList(api, place.id),
      getFields(api, place),
      getListMembers(api, place.id),
      getListViews(api, place.id),
      viewOf(context),
    ])
    const date = (at: number | undefined) => (at === undefined ? undefined : formatDate(at, zone))
    const told = tellingFields(fields, isColumn)
    return {
      result: {
        id: details.id,
        list: names.place(place),
        // What it counts is not documented (docs/clickup-facts.md §10); find_tasks counts what it finds.
        ...(details.task_count === undefined ? {} : { clickup_task_count: details.task_count }),
        start: date(details.start_date),
        due: date(details.due_date),
        ...(details.priority?.priority ? { priority: details.priority.priority } : {}),
        ...(details.assignee ? { assignee: names.user(details.assignee) } : {}),
        ...(details.status ? { status: details.status.status } : {}),
        ...contentOf(details.content ?? '', { room: 2 * MAX_CONTENT, most: MAX_CONTENT }),
        statuses: (details.statuses ?? []).map((one) => {
          const group = groupOfStatus(one)
          const told = names.status(one, details.id)
          return group ? `${told} (${group})` : told
        }),
        ...filled(
          'fields',
          fields.map((field) => fieldEntry(field, told(field))),
        ),
        ...filled('members', members.map(names.user)),
        ...filled(
          'views',
          views.map(({ id, name, type }) => `${name} (${[type, id].filter(Boolean).join(' ')})`),
        ),
      },
    }
  },
})
