// Updates that replace the whole object: ClickUp demands all of it, and what was not said stays as it is.
import * as z from 'zod'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Operation } from '../../openapi/catalogue.ts'
import type { Schema } from '../../openapi/schema.ts'
import type { Api } from '../http/api.ts'
import { getWorkspace } from '../objects/workspace.ts'

type Values = Readonly<Record<string, string>>

/** Where the object is read, and what of it the update takes, under its own names. */
interface Kept {
  readonly path?: string
  readonly bodyOf: (answer: unknown, values: Values, given: Fields) => Fields
}

const inner = (answer: unknown, key: string): Fields => {
  const object = isFields(answer) ? answer[key] : undefined
  return isFields(object) ? object : {}
}

const listed = (answer: unknown, key: string): readonly Fields[] => {
  const all = isFields(answer) ? answer[key] : undefined
  return Array.isArray(all) ? all.filter(isFields) : []
}

/** `columns` must not list `name`, though it is read (docs/clickup-facts.md §21). */
const viewOf = (answer: unknown): Fields => {
  const { columns, ...view } = inner(answer, 'view')
  if (!isFields(columns) || !Array.isArray(columns.fields)) return view
  const fields = columns.fields.filter((one) => !isFields(one) || one.field !== 'name')
  return { ...view, columns: { ...columns, fields } }
}

const goalOf = (answer: unknown): Fields => {
  const { due_date: due, ...goal } = inner(answer, 'goal')
  return { ...goal, ...(due === null || due === undefined ? {} : { due_date: Number(due) }) }
}

const webhookOf = (answer: unknown, { webhook_id: id }: Values): Fields => {
  const webhook = listed(answer, 'webhooks').find((one) => one.id === id)
  return { ...webhook, status: inner(webhook, 'health').status }
}

/** Read and edited by other names (docs/clickup-facts.md §14). */
const tagOf = (answer: unknown, { tag_name: name }: Values): Fields => {
  const tag = listed(answer, 'tags').find((one) => one.name === name?.toLowerCase())
  return tag ? { tag: { name: tag.name, fg_color: tag.tag_fg, bg_color: tag.tag_bg } } : {}
}

/** White on ClickUp's own violet, as its documents colour a new tag. */
const COLOURS: Fields = { tag_fg: '#ffffff', tag_bg: '#7b68ee' }

/** A new tag has colours of its own; one that is there keeps what was not said. */
const newTagOf = (answer: unknown, _: Values, given: Fields): Fields => {
  const name = String(inner(given, 'tag').name).toLowerCase()
  const tag = listed(answer, 'tags').find((one) => one.name === name)
  return { tag: tag ? { tag_fg: tag.tag_fg, tag_bg: tag.tag_bg } : COLOURS }
}

const itself = (answer: unknown): Fields => (isFields(answer) ? answer : {})

const KEPT: ReadonlyMap<string, Kept> = new Map<string, Kept>([
  ['UpdateView', { bodyOf: viewOf }],
  ['UpdateGoal', { bodyOf: goalOf }],
  ['UpdateSpace', { bodyOf: itself }],
  ['UpdateList', { bodyOf: itself }],
  ['UpdateWebhook', { path: '/v2/team/{team}/webhook', bodyOf: webhookOf }],
  ['CreateSpaceTag', { path: '/v2/space/{space_id}/tag', bodyOf: newTagOf }],
  ['EditSpaceTag', { path: '/v2/space/{space_id}/tag', bodyOf: tagOf }],
])

/** Whether what it demands may be left out because it is there already. */
export const keeps = ({ id }: Operation): boolean => KEPT.has(id)

/** What is demanded and missing, of what is there. */
const filled = (schema: Schema, given: Fields, now: Fields): Fields => {
  const { properties = {}, required = [] } = schema
  // Of names from outside: a map, so that none is more than a name.
  const out = new Map(Object.entries(given))
  for (const [name, property] of Object.entries(properties)) {
    const own = out.get(name)
    const there = Object.hasOwn(now, name) ? now[name] : undefined
    if (own === undefined) {
      if (!required.includes(name) || there === undefined) continue
      out.set(name, isFields(there) ? filled(property, {}, there) : there)
    } else if (isFields(own) && isFields(there)) out.set(name, filled(property, own, there))
  }
  return Object.fromEntries(out)
}

const lacks = (schema: Schema, given: Fields): boolean => {
  const { properties = {}, required = [] } = schema
  if (required.some((name) => given[name] === undefined)) return true
  return Object.entries(properties).some(([name, property]) => {
    const own = Object.hasOwn(given, name) ? given[name] : undefined
    return isFields(own) && lacks(property, own)
  })
}

/** The body with what it lacks as it is now; nothing is read where nothing lacks. */
export const keptIn = async (
  api: Api,
  operation: Operation,
  body: Fields,
  values: Values,
): Promise<Fields> => {
  const kept = KEPT.get(operation.id)
  const { body: schema } = operation
  if (!kept || !schema || !lacks(schema, body)) return body
  const team = (await getWorkspace(api)).id
  const path = (kept.path ?? operation.path).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(name === 'team' ? team : (values[name] ?? '')),
  )
  const answer = await api.request({ path, answer: z.unknown() })
  return filled(schema, body, kept.bodyOf(answer, values, body))
}
