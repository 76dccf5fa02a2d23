// The job "plan from a doc": reads what is proposed, and creates an estimated task for each step.
import { z } from 'zod'
import { type Envelope, issuesOf, type Job, type Play } from '../job.ts'

const doc = z.object({
  doc: z.string(),
  pages: z.array(z.object({ id: z.string(), page: z.string(), text: z.string() })),
})

type Step = { readonly name: string; readonly description: string; readonly estimate: string }

/** What a kind of work takes, by the words that name it; the first that fits counts. */
const efforts: readonly (readonly [RegExp, string])[] = [
  [/roll-?back|runbook|plan\b/i, '10h'],
  [/backfill|copy|migrate the data/i, '16h'],
  [/dual|write to both|sync/i, '12h'],
  [/verif|compare|check|rehears|test/i, '8h'],
  [/cut-?over|switch/i, '6h'],
  [/clean|drop|remove|retire/i, '4h'],
  [/schema|table|index|partition/i, '8h'],
]

const effortOf = (text: string): string | undefined =>
  efforts.find(([words]) => words.test(text))?.[1]

/** The name says what a step is; its text speaks of other steps as well. */
const estimateOf = (name: string, text: string): string => effortOf(name) ?? effortOf(text) ?? '6h'

/** `3. **Dual writes.** Write each …` → a name and what stands behind it. */
const stepOf = (text: string): Step => {
  const [, bold, rest = ''] = /^\*\*(.+?)\*\*[\s:.–—-]*([\s\S]*)$/.exec(text) ?? []
  const [sentence = text] = text.split(/(?<=[.:])\s/)
  const name = (bold ?? sentence).replace(/[.:]\s*$/, '').replace(/[*_`]/g, '')
  return { name, description: (bold ? rest : text).trim(), estimate: estimateOf(name, text) }
}

/** The numbered steps of a page, each with the lines that belong to it. */
const stepsIn = (markdown: string): readonly Step[] => {
  const steps: string[] = []
  let open = false
  for (const line of markdown.split('\n')) {
    const start = /^\d+[.)]\s+(.*)$/.exec(line)
    if (start) steps.push(start[1] ?? '')
    else if (open && /^\s+\S/.test(line)) steps.push(`${steps.pop()}\n${line.trim()}`)
    open = start !== null || (open && line.trim() !== '' && /^\s/.test(line))
  }
  return steps.map(stepOf)
}

const summary = (steps: readonly Step[], { result }: Envelope): string => {
  const made = z
    .object({ done: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(result)
  const lines = made.done.map(({ id, name }) => {
    const estimate = steps.find((step) => step.name === name)?.estimate
    return `- **${id}** ${name}, ${estimate}`
  })
  const hours = steps.reduce((sum, { estimate }) => sum + Number.parseInt(estimate, 10), 0)
  return `The migration is now ${made.done.length} tasks in Infrastructure Backlog, ${hours} hours in all:\n\n${lines.join('\n')}`
}

const play = function* (): Play {
  const [read] = yield {
    text: 'I read the **Q4 Architecture Doc**.',
    calls: [{ tool: 'get_doc', arguments: { doc: 'Q4 Architecture Doc' } }],
  }
  if (!read?.ok) return `I could not read the doc: ${read ? issuesOf(read) : 'no answer'}.`
  const page = doc.parse(read.result).pages.find((one) => /database migration/i.test(one.page))
  if (!page) return 'The doc has no page on a database migration.'

  const [whole] = yield {
    text: `The proposal stands on the page “${page.page}”. I read it in full.`,
    calls: [{ tool: 'get_doc', arguments: { doc: 'Q4 Architecture Doc', page: page.id } }],
  }
  if (!whole?.ok) return `I could not read the page: ${whole ? issuesOf(whole) : 'no answer'}.`
  const steps = stepsIn(
    doc
      .parse(whole.result)
      .pages.map(({ text }) => text)
      .join('\n'),
  )
  if (steps.length === 0) return 'The page names no steps that could become tasks.'

  const [created] = yield {
    text: `It names ${steps.length} steps. I create a task for each in **Infrastructure Backlog**, with an estimate:\n\n${steps.map(({ name, estimate }) => `- ${name}, ${estimate}`).join('\n')}`,
    calls: [{ tool: 'create_tasks', arguments: { list: 'Infrastructure Backlog', tasks: steps } }],
  }
  if (!created?.ok)
    return `The tasks were not all created: ${created ? issuesOf(created) : 'no answer'}.`
  return summary(steps, created)
}

export const planFromDoc: Job = {
  title: 'Plan the database migration',
  prompt:
    'Read the Q4 Architecture Doc. Break down the proposed database migration into tasks in Infrastructure Backlog, each with a realistic time estimate.',
  matches: (prompt) => /architecture doc/i.test(prompt) && /migration/i.test(prompt),
  play,
}
