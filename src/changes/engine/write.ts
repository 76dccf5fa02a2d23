// From steps to what is told: shown on a dry run, else confirmed, run and reported.
import * as l10n from '@vscode/l10n'
import type { NewFile } from '../../base/files/kinds.ts'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { namesLeft } from '../../base/text/pictures.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { type Kind, kindsBy } from '../steps/kind.ts'
import { planOf } from '../steps/plan.ts'
import type { Step } from '../steps/step.ts'
import { type Confirm, requireConfirmation } from './confirm.ts'
import { deedsOf, lossesOf, previewOf } from './deeds.ts'
import { runSteps } from './execute.ts'
import { type Outcome, outcomeOf } from './report.ts'
import { summaryOf } from './summary.ts'

export interface WriteOptions {
  readonly dryRun?: boolean | undefined
  /** Asks the user before anything is destroyed. */
  readonly confirm?: Confirm
  /** Told what is about to be sent, for a batch, and at the end what came of all. */
  readonly onStep?: (message: string) => void
  /** What is uploaded, by its SHA-256. */
  readonly files?: ReadonlyMap<string, NewFile> | undefined
}

/**
 * A picture that a reading named is no text: written as such, it would be gone.
 * @throws CodedError INVALID_INPUT
 */
const checkPictures = (steps: readonly Step[]): void => {
  const [name] = namesLeft(JSON.stringify(steps.map(({ after }) => after)).replaceAll('\\"', '"'))
  if (name !== undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`"${plainName(name)}" is how a reading names a picture, and what is to be written holds no such picture.`,
      {
        hint: l10n.t(
          'Leave the name out, or attach the picture itself by attach_files. Nothing was sent.',
        ),
      },
    )
}

/**
 * One step that fails does not stop the others, save those that need it, and where the rest would fail
 * alike (sign-in, rate limit, cancellation): those are told as not tried.
 * @throws CodedError INVALID_INPUT for a plan that contradicts itself, NOT_CONFIRMED; nothing was sent
 */
export const write = async (
  at: Standpoint,
  kinds: readonly Kind[],
  steps: readonly Step[],
  { dryRun, confirm, onStep, files = new Map() }: WriteOptions = {},
): Promise<Outcome> => {
  const kindOf = kindsBy(kinds)
  const plan = planOf(at.now, steps)
  checkPictures(plan.steps)
  const warnings = plan.steps.flatMap(({ warns = [] }) => warns)
  if (dryRun) {
    const preview = previewOf(plan.steps, kindOf)
    return {
      preview,
      done: [],
      inPart: [],
      failed: [],
      problems: [],
      unverified: [],
      warnings,
      touched: [],
      steps: [],
    }
  }
  await requireConfirmation(lossesOf(plan.steps, kindOf), plan, confirm)
  const deeds = deedsOf(plan.steps, plan.steps, kindOf)
  const begun = new Set<string>()
  const onStart = (step: Step): void => {
    const deed = deeds.find(({ steps: own }) => own.includes(step))
    if (!deed || deeds.length < 2 || begun.has(deed.lead.id)) return
    begun.add(deed.lead.id)
    onStep?.(l10n.t`${begun.size} of ${deeds.length}: ${deed.title}`)
  }
  const file = (sha256: string): NewFile => {
    const found = files.get(sha256)
    if (found) return found
    throw new CodedError(
      'NOT_FOUND',
      l10n.t('A file that was to be uploaded is not there any more.'),
    )
  }
  const ran = await runSteps({ api: at.api, kindOf, means: { file }, onStart }, plan.steps)
  const summary = summaryOf(deedsOf(ran, plan.steps, kindOf))
  if (summary !== undefined) onStep?.(summary)
  return outcomeOf(ran, plan.steps, kindOf, at)
}
