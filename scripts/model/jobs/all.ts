// All jobs that the scripted model plays: what README and walkthrough name is among them.
import type { Job } from '../job.ts'
import { logHours } from './log-hours.ts'
import { makeGoal } from './make-goal.ts'
import { mostBugs } from './most-bugs.ts'
import { myWork } from './my-work.ts'
import { nudgeStalled } from './nudge-stalled.ts'
import { planFromDoc } from './plan-from-doc.ts'
import { startNext } from './start-next.ts'
import { tagTwo } from './tag-two.ts'
import { triageBug } from './triage-bug.ts'
import { weeklyTime } from './weekly-time.ts'
import { whatChanged } from './what-changed.ts'

export const JOBS: readonly Job[] = [
  myWork,
  nudgeStalled,
  planFromDoc,
  startNext,
  triageBug,
  weeklyTime,
  logHours,
  makeGoal,
  whatChanged,
  mostBugs,
  tagTwo,
]
