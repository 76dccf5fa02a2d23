// What tasks stand in: lists, folders and spaces, and the statuses that these give.
import * as z from 'zod'
import { isFields } from '../../base/text/records.ts'
import { eachOf, flag, gap, id, instant, listOf, numberLike, text } from './shapes.ts'

export const statusSchema = z.object({
  id: text,
  status: z.string(),
  type: text,
  color: text,
  orderindex: gap(numberLike),
})

/** `type` is open, custom, done or closed. */
export type Status = Readonly<z.output<typeof statusSchema>>

export const place = z.object({ id, name: text, hidden: flag })

export const listSchema = z.object({
  id,
  name: z.string(),
  task_count: gap(numberLike),
  start_date: instant,
  due_date: instant,
  archived: flag,
  deleted: flag,
  override_statuses: flag,
  statuses: gap(eachOf(statusSchema, 'status')),
  folder: gap(place),
  space: gap(place),
})

/** `statuses` is missing where the answer did not carry them (docs/clickup-facts.md §10). */
export type List = Readonly<z.output<typeof listSchema>>

export const folderSchema = z.object({
  id,
  name: z.string(),
  hidden: flag,
  archived: flag,
  deleted: flag,
  parent_folder: gap(id),
  space: gap(place),
  lists: listOf(listSchema, 'list').transform((lists) => lists.filter(({ deleted }) => !deleted)),
})

export type Folder = Readonly<z.output<typeof folderSchema>>

/** The names of the ClickApps that are on; of each ClickUp tells `{enabled, …}`. */
const featuresSchema = gap(
  z
    .record(z.string(), z.unknown())
    .transform((features) =>
      Object.entries(features).flatMap(([name, app]) =>
        isFields(app) && app.enabled === true ? [name] : [],
      ),
    ),
)

export const spaceSchema = z.object({
  id,
  name: z.string(),
  archived: flag,
  deleted: flag,
  statuses: gap(eachOf(statusSchema, 'status')),
  features: featuresSchema,
})

export type Space = Readonly<z.output<typeof spaceSchema>>
