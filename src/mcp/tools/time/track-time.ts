import * as z from 'zod'
import { dryRun, reference, text } from '../../../base/input/arguments.ts'
import { TIME_KINDS } from '../../../changes/time/kinds.ts'
import { planTrackTime } from '../../../changes/time/track.ts'
import { defineWrite } from '../../tool/tool.ts'

export const trackTimeTool = defineWrite({
  name: 'track_time',
  title: 'Track time',
  toolset: 'time',
  kind: 'write',
  description: 'Start or stop the timer on a task, log time, or correct an entry.',
  input: z.strictObject({
    action: z.enum(['start', 'stop', 'log', 'correct']).describe('start, stop: timer'),
    task: reference('As in get_task').optional(),
    entry: reference('To correct').optional(),
    start: text('When').optional(),
    end: text('When').optional(),
    duration: text('1h 30m').optional(),
    note: text('Text').optional(),
    billable: z.boolean().describe('Billed').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: TIME_KINDS,
  plan: (wanted, at) => planTrackTime(at, wanted),
})
