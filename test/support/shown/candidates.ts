// What is offered where something is not found, or may be several, and while it is typed.

import { listsOf, resultOf } from './collected.ts'
import { CONSUMERS, type Consumer, type Kind } from './consumers.ts'
import { pieces, type Shown } from './shown.ts'
import { codesOf, type Trial, withinOf } from './trial.ts'

/** By which argument each is looked for, and by which it is seen what was found. */
const LOOKS: readonly (readonly [Kind, string, string?])[] = [
  ['list', 'get_list list'],
  ['folder', 'get_hierarchy in'],
  ['space', 'get_hierarchy in'],
  ['task', 'get_task task'],
  ['user', 'get_time_entries by', 'find_members query'],
  ['group', 'update_tasks set.assignees', 'find_members query'],
  ['status', 'update_tasks set.status'],
  ['status', 'find_tasks statuses', 'update_tasks set.status'],
  ['field', 'find_tasks fields', 'find_tasks columns'],
  ['field', 'find_tasks columns'],
  ['field', 'update_tasks set.fields'],
  ['option', 'update_tasks set.fields'],
  ['type', 'update_tasks set.type'],
  ['template', 'create_tasks tasks.template'],
  ['doc', 'get_doc doc'],
  ['page', 'get_doc page'],
  ['channel', 'get_messages channel'],
  ['attachment', 'get_attachment attachment'],
]

const consumerOf = (kind: Kind, argument: string): Consumer => {
  const found = CONSUMERS[kind].find((one) => one.argument === argument)
  if (!found) throw new Error(`Nobody looks for ${kind} by ${argument}.`)
  return found
}

/** What somebody may say who means it, or nothing that there is. */
const saidOf = ({ store }: Trial, { kind, id, as }: Shown): readonly string[] => {
  const name = kind === 'task' ? (store.tasks.get(id)?.name ?? '') : as
  const half = [...name].slice(0, Math.ceil([...name].length / 2)).join('')
  const said = ['Idea', 'zzz no such', half, name].filter((one) => one.trim() !== '')
  const { listId = '' } = store.tasks.get(id) ?? {}
  return kind === 'task' ? said.map((one) => `(list ${listId}) / ${one}`) : said
}

/** Complains where one of them is not known, or two are the same. */
const checkEach = async (
  offered: readonly string[],
  ask: (one: string) => ReturnType<Trial['ask']>,
  what: string,
): Promise<readonly string[]> => {
  const wrong: string[] = []
  const found = new Map<string, string>()
  for (const one of offered) {
    const answer = await ask(one)
    const [issue] = answer.issues ?? []
    const isUnknown =
      !answer.ok &&
      (codesOf(answer).some((code) => /^(NOT_FOUND|AMBIGUOUS)$/.test(code)) || issue?.candidates)
    const whole = JSON.stringify(answer)
    const other = found.get(whole)
    found.set(whole, one)
    const offers = `${what} offers ${JSON.stringify(one)}`
    if (isUnknown)
      wrong.push(`${offers}, which is not known: ${JSON.stringify(issue).slice(0, 400)}`)
    else if (other !== undefined) wrong.push(`${offers} and ${JSON.stringify(other)} for the same.`)
  }
  return wrong
}

export const checkCandidates = async (
  trial: Trial,
  all: readonly Shown[],
): Promise<readonly string[]> => {
  const { seed, store, dice, ask } = trial
  const templates = [...store.templates.values()].map(
    ({ id, name }): Shown => ({
      kind: 'template',
      id,
      as: name,
      within: {},
      beside: true,
      where: 'templates',
    }),
  )
  const wrong: string[] = []
  for (const [kind, argument, seen = argument] of LOOKS) {
    const some = [...all, ...templates].filter((one) => one.kind === kind)
    for (const one of dice.some(some, 2)) {
      const within = withinOf(trial, one)
      if (within.task === '') continue
      for (const said of saidOf(trial, one)) {
        const { issues = [] } = await ask(consumerOf(kind, argument), said, within)
        const what = `seed ${seed}: ${argument} ${JSON.stringify(said)}`
        const again = (candidate: string) => ask(consumerOf(kind, seen), candidate, within)
        wrong.push(...(await checkEach(issues[0]?.candidates ?? [], again, what)))
      }
    }
  }
  return wrong
}

const COMPLETED = [
  ['nudge_stalled', 'in', 'get_hierarchy', 'in'],
  ['plan_from_doc', 'list', 'get_list', 'list'],
  ['standup', 'person', 'find_members', 'query'],
  ['plan_from_doc', 'doc', 'get_doc', 'doc'],
  ['start_task', 'task', 'get_task', 'task'],
] as const

const WORDS = ['current sprint', 'me', 'everybody', 'the next one of the current sprint']

/** What is offered while something is typed; of a task its name is told besides. */
export const checkCompletions = async (trial: Trial): Promise<readonly string[]> => {
  const { seed, client, call } = trial
  const wrong: string[] = []
  for (const [name, argument, tool, takes] of COMPLETED) {
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name },
      argument: { name: argument, value: '' },
    })
    const values = completion.values.filter((value) => !WORDS.includes(value))
    if (values.length < 2)
      wrong.push(`seed ${seed}: ${name} ${argument} is completed with nothing.`)
    const again = (value: string) =>
      call(tool, { [takes]: argument === 'task' ? value.split(' · ')[0] : value })
    const what = `seed ${seed}: ${name} ${argument}`
    wrong.push(...(await checkEach(trial.dice.some(values, 25), again, what)))
  }
  return wrong
}

const valuesOf = (type: string, cell: unknown): readonly unknown[] => {
  if (type === 'drop_down') return [cell]
  return ['labels', 'users', 'votes', 'tasks', 'list_relationship'].includes(type)
    ? pieces(cell)
    : []
}

/** A task is found by what is shown of its own fields, under the names that are shown. */
export const checkFields = async (trial: Trial): Promise<readonly string[]> => {
  const { seed, store, call, dice } = trial
  const wrong: string[] = []
  for (const list of listsOf(trial)) {
    const some = store.tasksOf(list.id).filter(({ fields }) => fields.size > 0)
    const types = new Map<string, string>()
    for (const { name, type } of (await resultOf(trial, 'get_list', { list: list.id })).fields ??
      [])
      types.set(name, type)
    for (const { id } of dice.some(some, 2)) {
      const { id: label, fields = {} } = await resultOf(trial, 'get_task', { task: id })
      for (const [name, cell] of Object.entries(fields))
        for (const value of valuesOf(types.get(name) ?? '', cell)) {
          const search = {
            in: list.id,
            fields: { [name]: value },
            include_closed: true,
            include_subtasks: true,
            limit: 100,
            columns: ['id', name],
          }
          const { result, issues } = await call('find_tasks', search)
          const found = result?.rows.some(([one]: string[]) => one === label)
          const names = [...(result?.columns ?? []), ...Object.keys(result?.same ?? {})]
          if (!found || !names.includes(name))
            wrong.push(
              `seed ${seed}: get_task ${label} shows ${JSON.stringify({ [name]: value })}, by which it is not found: ${JSON.stringify(issues ?? result).slice(0, 400)}`,
            )
        }
    }
  }
  return wrong
}
