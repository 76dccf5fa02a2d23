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
  description:
    'Start or stop the timer on a task, log time that was worked, or correct a time entry.',
  input: z.strictObject({
    action: z.enum(['start', 'stop', 'log', 'correct']).describe('start, stop: the timer'),
    task: reference('As in get_task').optional(),
    entry: reference('Which entry to correct').optional(),
    start: text('Date and time').optional(),
    end: text('Date and time').optional(),
    duration: text('"1h 30m"').optional(),
    note: text('Text').optional(),
    billable: z.boolean().describe('Is it billed').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: TIME_KINDS,
  plan: (wanted, at) => planTrackTime(at, wanted),
})
