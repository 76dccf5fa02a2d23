// Every kind of change of tracked time.
import type { Kind } from '../steps/kind.ts'
import { entryDelete, entryLog, entryRerun } from './entries.ts'
import { entryBillable, entryNote, entrySpan, entryTask } from './properties.ts'
import { entryStart, entryStop } from './timer.ts'

export const TIME_KINDS: readonly Kind[] = [
  entryStart,
  entryStop,
  entryLog,
  entrySpan,
  entryTask,
  entryNote,
  entryBillable,
  entryRerun,
  entryDelete,
]
