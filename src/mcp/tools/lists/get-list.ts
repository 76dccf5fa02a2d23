import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { isFields } from '../../../base/text/records.ts'
import { formatDate } from '../../../base/time/shown.ts'
import { getFields } from '../../../clickup/fields/field.ts'
import { optionsOf, tellingOptions } from '../../../clickup/fields/read.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import { getListMembers, getListViews, readList } from '../../../clickup/objects/list.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { isColumn, viewOf } from '../../show/cells.ts'
import { cut } from '../../tool/envelope.ts'
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
  ...(field.required ? { required: true } : {}),
  ...(field.type === 'emoji' && isFields(field.type_config)
    ? { most: field.type_config.count }
    : {}),
})

const filled = (key: string, items: readonly unknown[]) =>
  items.length > 0 ? { [key]: items } : {}

export const getListTool = defineTool({
  name: 'get_list',
  title: 'Read a list',
  toolset: 'lists',
  kind: 'read',
  description: 'Read a list: its statuses, custom fields with their options, members and views.',
  input: z.strictObject({ list: reference() }),
  run: async ({ list }, context) => {
    const { api } = context
    const place = await resolvePlace(context, list, ['list'])
    const [details, fields, members, views, { zone, names }] = await Promise.all([
      readList(api, place.id),
      getFields(api, place),
      getListMembers(api, place.id),
      getListViews(api, place.id),
      viewOf(context),
    ])
    const date = (at: number | undefined) => (at === undefined ? undefined : formatDate(at, zone))
    const told = tellingFields(fields, isColumn)
    const { text, left } = cut(details.content ?? '', MAX_CONTENT)
    return {
      result: {
        id: details.id,
        list: names.place(place),
        ...(details.task_count === undefined ? {} : { tasks: details.task_count }),
        start: date(details.start_date),
        due: date(details.due_date),
        ...(details.priority?.priority ? { priority: details.priority.priority } : {}),
        ...(details.assignee ? { assignee: names.user(details.assignee) } : {}),
        ...(details.status ? { status: details.status.status } : {}),
        ...(text ? { content: text, ...(left > 0 ? { content_left: left } : {}) } : {}),
        statuses: (details.statuses ?? []).map(
          (one) => `${names.status(one, details.id)} (${one.type ?? 'custom'})`,
        ),
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
