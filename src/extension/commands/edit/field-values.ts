// Asks for the value of a custom field, as its type takes it; what is typed is checked as tools check it.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { kindOf } from '../../../clickup/fields/kinds.ts'
import { membersNow } from '../../../clickup/fields/members.ts'
import { optionName, optionsOf } from '../../../clickup/fields/read.ts'
import type { FieldContext } from '../../../clickup/fields/write.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import type { Ahead } from '../../views/tree/recents.ts'
import { askText } from '../boxes/ask-text.ts'
import { pickMany, pickOne } from '../boxes/pick.ts'
import { pickDate } from '../dates/pick-date.ts'
import { plain } from '../plain.ts'
import { choosePeople } from './choose-people.ts'
import { bar, commonValue, countHolding, type FieldOfTasks, understoodAs } from './field-facts.ts'

export interface FieldQuestion {
  readonly api: Api
  readonly context: FieldContext
  readonly ahead: Ahead
  readonly title: string
  readonly canGoBack: boolean
  /** What was typed last and could not be written. */
  readonly left?: string | undefined
  readonly chooseTasks: () => Promise<readonly string[]>
}

/** As the change takes it; null clears. */
export interface FieldAnswer {
  readonly value: unknown
  /** What was typed, to be offered again. */
  readonly typed?: string
}

/** Why it cannot be set here; nothing where it can. */
export const whyNot = (field: CustomField): string | undefined => {
  switch (bar(field)) {
    case 'computed':
      return l10n.t('ClickUp works it out by itself')
    case 'votes':
      return l10n.t('each person votes in ClickUp')
    case 'signature':
      return l10n.t('it is signed in ClickUp')
    case 'baseline':
      return l10n.t('ClickUp keeps it for its baselines')
    case 'files':
      return l10n.t('holds files: attach them in ClickUp')
    case 'place':
      return l10n.t('a place: set it in ClickUp')
    case undefined:
      return undefined
  }
}

interface ValueItem extends QuickPickItem {
  readonly value: unknown
}

const clearItem = (): ValueItem => ({
  label: l10n.t('No Value'),
  iconPath: new ThemeIcon('circle-slash'),
  value: null,
})

const chooseOne = async (
  { title, canGoBack }: FieldQuestion,
  items: readonly ValueItem[],
  now: string | undefined,
): Promise<FieldAnswer | undefined> => {
  const marked = items.map((item) =>
    item.label === now ? { ...item, description: l10n.t('current') } : item,
  )
  const question = { title, canGoBack, placeholder: l10n.t('Choose a value') }
  const picked = await pickOne(marked, question, ({ label }) => label === now)
  return picked && { value: picked.value }
}

const chooseOption = (question: FieldQuestion, of: FieldOfTasks, now: string | undefined) => {
  const options = optionsOf(of.field).map((option) => ({
    label: plain(optionName(option)),
    value: option.id,
  }))
  return chooseOne(question, [...options, clearItem()], now && plain(now))
}

const chooseRating = (
  question: FieldQuestion,
  { field }: FieldOfTasks,
  now: string | undefined,
) => {
  const most = Number(field.type_config?.count ?? 5)
  const items = Array.from({ length: most }, (_, i) => ({ label: `${i + 1}`, value: i + 1 }))
  return chooseOne(question, [...items, clearItem()], now)
}

const chooseBox = (question: FieldQuestion, now: string | undefined) => {
  const items = [
    { label: l10n.t('Checked'), value: true },
    { label: l10n.t('Not Checked'), value: false },
  ]
  if (now === undefined) return chooseOne(question, items, undefined)
  return chooseOne(question, items, items[now === 'true' ? 0 : 1]?.label)
}

const chooseLabels = async (
  { title, canGoBack }: FieldQuestion,
  of: FieldOfTasks,
): Promise<FieldAnswer | undefined> => {
  const total = of.held.length
  const items = optionsOf(of.field).map((option) => {
    const count = countHolding(of, String(option.id))
    const isSome = count > 0 && count < total
    return {
      label: plain(optionName(option)),
      ...(isSome && { description: l10n.t('on {0} of {1}', count, total) }),
      picked: count > 0 && !isSome,
      value: String(option.id),
    }
  })
  const placeholder = l10n.t('Tick all that apply')
  const picked = await pickMany(items, { title, canGoBack, placeholder })
  if (!picked) return undefined
  const valuesOf = (some: readonly { readonly value: string }[]) => some.map(({ value }) => value)
  return changed(valuesOf(picked.came), valuesOf(picked.went))
}

const changed = (add: readonly string[], remove: readonly string[]): FieldAnswer | undefined =>
  add.length + remove.length > 0 ? { value: { add, remove } } : undefined

const chooseUsers = async (
  { api, ahead, title, canGoBack }: FieldQuestion,
  { held }: FieldOfTasks,
): Promise<FieldAnswer | undefined> => {
  const holders = held.map((one) => membersNow(one).map(({ id, name }) => ({ id, username: name })))
  const placeholder = l10n.t('Tick all that apply')
  const chosen = await choosePeople(api, holders, { ahead, title, canGoBack, placeholder })
  if (!chosen) return undefined
  const idsOf = (users: readonly { readonly id: string }[]) => users.map(({ id }) => id)
  return changed(idsOf(chosen.add), idsOf(chosen.remove))
}

const chooseRelated = async (
  { title, canGoBack, chooseTasks }: FieldQuestion,
  { held }: FieldOfTasks,
): Promise<FieldAnswer | undefined> => {
  const there = [...new Map(held.flatMap(membersNow).map((one) => [one.id, one])).values()]
  const add: QuickPickItem & { readonly id?: string } = {
    label: l10n.t('Add a Task…'),
    iconPath: new ThemeIcon('add'),
  }
  const items = [
    add,
    ...there.map(({ id, name }) => ({
      label: plain(name),
      description: l10n.t('take away'),
      iconPath: new ThemeIcon('close'),
      id,
    })),
  ]
  const placeholder = l10n.t('Add a task, or choose one to take away')
  const picked = there.length > 0 ? await pickOne(items, { title, canGoBack, placeholder }) : add
  if (!picked) return undefined
  return picked.id === undefined ? changed(await chooseTasks(), []) : changed([], [picked.id])
}

const chooseDay = async (
  { context, title, canGoBack }: FieldQuestion,
  { held }: FieldOfTasks,
): Promise<FieldAnswer | undefined> => {
  const values = held.map(({ value }) => (value ? Number(value) : undefined))
  const isSame = values.every((value) => value === values[0])
  const said = await pickDate({
    title,
    canGoBack,
    clock: context.clock,
    canClear: values.some((value) => value !== undefined),
    now: isSame ? values[0] : undefined,
  })
  return said === undefined ? undefined : { value: said === '' ? null : said }
}

const promptFor = ({ type, type_config: config }: CustomField): string => {
  switch (type) {
    case 'number':
      return l10n.t('A number; empty for none')
    case 'currency':
      return l10n.t('An amount of money, such as 12.50; empty for none')
    case 'manual_progress':
      return l10n.t(
        'A number from {0} to {1}; empty for none',
        String(config?.start ?? 0),
        String(config?.end ?? 100),
      )
    case 'url':
      return l10n.t('An address, such as https://example.com; empty for none')
    case 'email':
      return l10n.t('An e-mail address; empty for none')
    case 'phone':
      return l10n.t('A number with its country code, such as +1 201 555 0123; empty for none')
    default:
      return l10n.t('A text; empty for none')
  }
}

const askValue = async (
  { context, title, canGoBack, left }: FieldQuestion,
  { field }: FieldOfTasks,
  now: string | undefined,
): Promise<FieldAnswer | undefined> => {
  const typed = await askText({
    title,
    canGoBack,
    prompt: promptFor(field),
    value: left ?? now ?? '',
    hear: async (text) => {
      const understood = await understoodAs(field, text, context)
      return understood && l10n.t('Understood: {0}', understood)
    },
  })
  if (typed === undefined || typed === now) return undefined
  return { value: typed.trim() === '' ? null : typed.trim(), typed }
}

/**
 * Nothing when the person gives up, goes back, or leaves it as it is.
 * @throws CodedError INVALID_INPUT for what cannot be set
 */
export const askFieldValue = async (
  question: FieldQuestion,
  of: FieldOfTasks,
): Promise<FieldAnswer | undefined> => {
  const { field } = of
  const reason = whyNot(field)
  if (reason) throw new CodedError('INVALID_INPUT', `${field.name}: ${reason}.`)
  const now = commonValue(of, question.context.clock.zone)
  switch (kindOf(field)) {
    case 'option':
      return chooseOption(question, of, now)
    case 'labels':
      return chooseLabels(question, of)
    case 'people':
      return chooseUsers(question, of)
    case 'tasks':
      return chooseRelated(question, of)
    case 'box':
      return chooseBox(question, now)
    case 'rating':
      return chooseRating(question, of, now)
    case 'date':
      return chooseDay(question, of)
    case 'button':
      return chooseOne(question, [{ label: l10n.t('Click It'), value: true }], undefined)
    default:
      return askValue(question, of, now)
  }
}
