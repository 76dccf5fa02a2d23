// The job "what has changed": of a space and a stretch of days, with what could not be looked into.
import { issuesOf, type Job, type Play } from '../job.ts'
import { rowsIn } from '../table.ts'

const SEARCH = {
  in: 'Engineering',
  updated: 'last two weeks',
  fields: { Severity: ['Critical', 'Major'] },
  columns: ['id', 'name', 'status', 'Severity', 'updated', 'list'],
  include_closed: true,
  limit: 100,
}

const play = function* (): Play {
  const [found] = yield {
    text: 'I look for what changed in **Engineering** in the last two weeks.',
    calls: [{ tool: 'find_tasks', arguments: SEARCH }],
  }
  if (!found?.ok) return `I could not look for it: ${found ? issuesOf(found) : 'no answer'}.`
  const rows = rowsIn(found.result)
  const lines = rows.map(
    ({ id, name, Severity, updated, list }) =>
      `- **${id}** ${name}: ${Severity}, changed ${updated} (${list})`,
  )
  const gaps = found.issues?.filter(({ code }) => code === 'INCOMPLETE') ?? []
  const warning =
    gaps.length === 0 ? '' : `\n\n**This may not be all.** ${issuesOf({ ok: true, issues: gaps })}`
  return `${rows.length} tasks changed in the last two weeks:\n\n${lines.join('\n')}${warning}`
}

export const whatChanged: Job = {
  title: 'What has changed in two weeks',
  prompt:
    'Which tasks of severity Critical or Major in the space Engineering have changed in the last two weeks?',
  matches: (prompt) => /changed/i.test(prompt) && /two weeks/i.test(prompt),
  play,
}
