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
    action: z.enum(['start', 'stop', 'log', 'correct']),
    task: reference().optional(),
    entry: reference('Which entry to correct').optional(),
    start: text().optional(),
    end: text().optional(),
    duration: text('"1h 30m"').optional(),
    note: text().optional(),
    billable: z.boolean().optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: TIME_KINDS,
  plan: (wanted, at) => planTrackTime(at, wanted),
})
