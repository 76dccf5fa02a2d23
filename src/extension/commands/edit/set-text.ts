// Dialogues that ask for one line: the name, the estimate, the points.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { formatDuration, HOURS, parseDuration, WORK } from '../../../base/time/durations.ts'
import { askText, required, type TextQuestion } from '../boxes/ask-text.ts'
import { namesOf, type Tasks } from '../tasks/task-names.ts'
import type { Desk } from '../tasks/writing.ts'
import { common, leftFor, onlyOne, writeTyped } from './common.ts'

export const renameTask = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const task = onlyOne(tasks)
  const name = await askText({
    title: l10n.t('Rename {0}', namesOf(tasks)),
    prompt: l10n.t('The new name'),
    value: leftFor(desk, 'name', tasks) ?? task.name,
    hear: required(l10n.t('A task needs a name.')),
  })
  if (name === undefined || name.trim() === task.name) return
  const done = l10n.t('{0}: renamed', namesOf(tasks))
  await writeTyped(desk, 'name', tasks, name, { name: name.trim() }, done)
}

/** @throws CodedError for what is no duration, or none at all */
const hearDuration = (text: string): string | undefined => {
  if (text.trim() === '') return undefined
  const ms = parseDuration(text, WORK)
  if (ms > 0) return l10n.t('Understood: {0}', formatDuration(ms, HOURS))
  throw new CodedError('INVALID_INPUT', l10n.t('This is no time at all: leave it empty for none.'))
}

export const askEstimate = (
  question: Pick<TextQuestion, 'title' | 'value' | 'canGoBack'>,
): Promise<string | undefined> =>
  askText({
    ...question,
    prompt: l10n.t('Such as "2h 30m", "45m" or "2d" (a day has 8 hours); empty for none'),
    hear: hearDuration,
  })

export const setEstimate = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const ms = common(tasks, ({ time_estimate: estimate }) => estimate ?? 0)
  const said = await askEstimate({
    title: l10n.t('Time Estimate of {0}', namesOf(tasks)),
    value: leftFor(desk, 'estimate', tasks) ?? (ms ? formatDuration(ms, HOURS) : ''),
  })
  if (said === undefined) return
  const done = said.trim()
    ? l10n.t('{0}: estimated at {1}', namesOf(tasks), said.trim())
    : l10n.t('{0}: no estimate', namesOf(tasks))
  await writeTyped(desk, 'estimate', tasks, said, { estimate: said.trim() }, done)
}

const hearNumber = (text: string): undefined => {
  if (text.trim() === '' || Number.isFinite(Number(text))) return undefined
  throw new CodedError('INVALID_INPUT', l10n.t('Write a number, such as 3 or 0.5; empty for none.'))
}

export const setPoints = async (desk: Desk, tasks: Tasks): Promise<void> => {
  const now = common(tasks, ({ points }) => points)
  const said = await askText({
    title: l10n.t('Points of {0}', namesOf(tasks)),
    prompt: l10n.t('A number; empty for none'),
    value: leftFor(desk, 'points', tasks) ?? now?.toString() ?? '',
    hear: hearNumber,
  })
  if (said === undefined) return
  const points = said.trim() === '' ? null : Number(said)
  const done =
    points === null
      ? l10n.t('{0}: no points', namesOf(tasks))
      : l10n.t('{0}: {1} points', namesOf(tasks), points)
  await writeTyped(desk, 'points', tasks, said, { points }, done)
}
