// The dialogue that sets a custom field of tasks, or clears it.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { getFields } from '../../../clickup/fields/field.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import { withVoters } from '../../../clickup/fields/voters.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { fieldContext } from '../../../clickup/references/field-context.ts'
import { pickOne } from '../boxes/pick.ts'
import { plain } from '../plain.ts'
import { pickTasks } from '../search/pick-tasks.ts'
import { namesOf, type Tasks } from '../tasks/task-names.ts'
import { connected, type Desk, standpointOf } from '../tasks/writing.ts'
import { leftFor, writeTyped } from './common.ts'
import { editField } from './description.ts'
import { commonValue, type FieldOfTasks, isLong } from './field-facts.ts'
import { askFieldValue, type FieldAnswer, type FieldQuestion, whyNot } from './field-values.ts'

/** Those that all of the tasks can have. @throws CodedError where there is none */
const commonFields = async (api: Api, tasks: Tasks): Promise<readonly FieldOfTasks[]> => {
  const lists = [...new Set(tasks.flatMap(({ list }) => list?.id ?? []))]
  const [first = [], ...others] = await Promise.all(
    lists.map((id) => getFields(api, { kind: 'list', id })),
  )
  const read = await Promise.all(tasks.map((task) => withVoters(api, task)))
  const fields = first.filter(({ id }) => others.every((some) => some.some((one) => one.id === id)))
  if (fields.length === 0)
    throw new CodedError(
      'CONFLICT',
      l10n.t('The lists of these tasks have no custom field in common.'),
    )
  return fields.map((field) => ({
    field,
    held: read.map(({ custom_fields: own }) => ({
      ...field,
      value: own.find(({ id }) => id === field.id)?.value,
    })),
  }))
}

interface FieldItem extends QuickPickItem {
  readonly of: FieldOfTasks
}

const itemOf = (of: FieldOfTasks, label: string, zone: string): FieldItem => {
  const reason = whyNot(of.field)
  return {
    label: plain(label),
    description: plain(commonValue(of, zone) ?? l10n.t('different values')),
    iconPath: new ThemeIcon(reason ? 'lock' : 'symbol-field'),
    ...(reason && { detail: reason }),
    of,
  }
}

const writeField = async (
  desk: Desk,
  tasks: Tasks,
  { field }: FieldOfTasks,
  { value, typed = '' }: FieldAnswer,
): Promise<void> => {
  const done =
    value === null
      ? l10n.t('{0}: {1} cleared', namesOf(tasks), field.name)
      : l10n.t('{0}: {1} set', namesOf(tasks), field.name)
  await writeTyped(desk, field.id, tasks, typed, { fields: { [field.id]: value } }, done)
}

/** @param id of the field; asked for where it is missing */
export const setField = async (desk: Desk, tasks: Tasks, id?: string): Promise<void> => {
  const api = await connected(desk)
  const reading = commonFields(api, tasks)
  const context = await fieldContext(standpointOf(desk, api))
  const { zone } = context.clock
  const ahead = desk.ahead(api)
  const title = l10n.t('Custom Field of {0}', namesOf(tasks))
  const items = reading.then((fields) => {
    const tell = tellingFields(fields.map(({ field }) => field))
    return fields.map((of) => itemOf(of, tell(of.field), zone))
  })
  let last: string | undefined
  for (;;) {
    const placeholder = l10n.t('Choose a custom field')
    const of = id
      ? (await reading).find(({ field }) => field.id === id)
      : (await pickOne(items, { title, placeholder }, (item) => item.of.field.id === last))?.of
    if (!of && id)
      throw new CodedError('NOT_FOUND', l10n.t('These tasks have no such custom field.'))
    if (!of) return
    const [task] = tasks
    if (task && isLong(of)) return editField(desk, task, of.field)
    const question: FieldQuestion = {
      api,
      ahead,
      context,
      title: l10n.t('{0} of {1}', of.field.name, namesOf(tasks)),
      canGoBack: id === undefined,
      left: leftFor(desk, of.field.id, tasks),
      chooseTasks: async () => {
        const aim = { sure: [], selected: [] }
        const wanted = l10n.t('Add to {0}', of.field.name)
        const picked = await pickTasks(api, { ahead, title: wanted, aim, branches: desk.branches })
        return picked.map((one) => one.id)
      },
    }
    const answer = await askFieldValue(question, of)
    if (answer) return writeField(desk, tasks, of, answer)
    if (id) return
    last = of.field.id
  }
}
