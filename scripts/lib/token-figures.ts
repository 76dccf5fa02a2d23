// What answers cost a model, in tokens, against other ways to write the same rows.
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { startPair, type TestServer } from '../../test/support/server.ts'
import { wholeRows } from '../../test/support/whole-rows.ts'
import type { Figure } from './figures.ts'

const COLUMNS = ['id', 'name', 'status', 'assignees', 'priority', 'due']

/** What a model is sent, and the same rows in two other forms. */
interface Forms {
  readonly rows: number
  readonly columns: number
  /** Tokens of the whole answer. */
  readonly answer: number
  /** … if every row held every cell. */
  readonly whole: number
  /** Tokens of the rows alone as tab-separated text, with a line of column names. */
  readonly tabs: number
}

const cell = (value: unknown): string =>
  value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value)

const formsOf = (text: string, columns: readonly string[]): Forms => {
  const { result, ...head } = JSON.parse(text)
  const whole = wholeRows(result, { columns }) as {
    readonly columns: readonly string[]
    readonly rows: readonly (readonly unknown[])[]
  }
  const lines = [whole.columns, ...whole.rows].map((row) => row.map(cell).join('\t'))
  return {
    rows: whole.rows.length,
    columns: whole.columns.length,
    answer: countTokens(text),
    whole: countTokens(JSON.stringify({ ...head, result: whole })),
    tabs: countTokens(lines.join('\n')),
  }
}

const listed = async ({ text }: TestServer, list: string, columns: readonly string[]) =>
  formsOf(await text('find_tasks', { in: list, columns, limit: 25 }), columns)

/** 25 tasks of one sprint, one status and one person, as a board shows them. */
const makeSprint = async ({ call }: TestServer): Promise<string> => {
  const list = 'Sprint 26 (12/21 - 1/3)'
  const made = await call('create_list', { name: list, in: 'Engineering / Sprints' })
  const verbs = ['Add', 'Fix', 'Remove', 'Review', 'Document']
  const things = [
    'the invoice template',
    'search filters',
    'login',
    'the nightly report',
    'imports',
  ]
  const tasks = things.flatMap((thing) =>
    verbs.map((verb) => ({
      name: `${verb} ${thing}`,
      status: 'in progress',
      assignees: ['Priya Nair'],
      priority: 'normal',
      due: '2027-01-03',
    })),
  )
  const { ok, issues } = await call('create_tasks', { list: made.result.id ?? list, tasks })
  if (!ok) throw new Error(`The sprint was not made: ${JSON.stringify(issues)}`)
  return list
}

const asFigures = (what: string, { answer, whole, tabs }: Forms, budget: number) => [
  { what, figure: answer, budget, unit: 'tokens' },
  { what: '… with every cell in every row', figure: whole, unit: 'tokens' },
  { what: '… its rows as tab-separated text', figure: tabs, unit: 'tokens' },
]

/** Counts alone: they are the same on every machine. */
export const tokenFigures = async (): Promise<readonly Figure[]> => {
  const pair = await startPair({ rate: 100_000 }, { inProcess: true })
  try {
    await pair.call('get_hierarchy')
    const demo = await listed(pair, 'Infrastructure Backlog', [...COLUMNS, 'Team', 'Change risk'])
    const task = JSON.parse(await pair.text('get_task', { task: '868512p' }))
    const { description: _, ...plain } = task.result
    const sprint = await listed(pair, await makeSprint(pair), [...COLUMNS, 'list', 'tags'])
    if (demo.rows !== 25 || sprint.rows !== 25) throw new Error('There are not 25 tasks.')
    return [
      ...asFigures(`list of 25 tasks, ${demo.columns} columns`, demo, 800),
      {
        what: 'one task besides its description',
        figure: countTokens(JSON.stringify({ ...task, result: plain })),
        budget: 200,
        unit: 'tokens',
      },
      ...asFigures('25 tasks of one sprint, status and person', sprint, sprint.tabs - 1),
    ]
  } finally {
    await pair.close()
  }
}
