// Until every subject is steps: what still is a change takes the old way, and is told in the new shape.
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change } from './change.ts'
import type { Kind } from './kind.ts'
import type { Outcome } from './report.ts'
import { runChanges } from './run.ts'
import type { Step } from './step.ts'
import { type WriteOptions, write } from './write.ts'

export type Planned = readonly Step[] | readonly Change[]

const isSteps = (planned: Planned): planned is readonly Step[] =>
  planned.every((one) => 'target' in one)

export const runEither = async (
  at: Standpoint,
  kinds: readonly Kind[],
  planned: Planned,
  options: WriteOptions = {},
): Promise<Outcome> => {
  if (isSteps(planned)) return write(at, kinds, planned, options)
  const { preview, done, failed, futile, missing, warnings, touched } = await runChanges(
    at.api,
    planned,
    options,
  )
  return {
    ...(preview
      ? { preview: preview.map(({ destroys = [], ...one }) => ({ ...one, destroys })) }
      : {}),
    done,
    failed: [...failed.map(({ title }) => title), ...futile],
    problems: [...failed.map(({ problem }) => problem), ...missing],
    warnings,
    touched,
    steps: [],
  }
}
