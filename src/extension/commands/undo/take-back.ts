// Takes back what a person did, or does again what was taken back.
import { l10n, window } from 'vscode'
import { PlanError } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { isOnly } from '../../../base/problems/said.ts'
import type { Confirm } from '../../../changes/engine/confirm.ts'
import type { Outcome } from '../../../changes/engine/report.ts'
import { planUndo } from '../../../changes/engine/undo.ts'
import type { Loss } from '../../../changes/steps/kind.ts'
import { plain } from '../plain.ts'
import { type Desk, kindOf, writeAll } from '../tasks/writing.ts'
import { tell } from '../tell.ts'
import type { Entry, Way } from './history.ts'

const lossIn = ({ verb, kind, name, more = '' }: Loss): string =>
  plain([`${verb} ${kind} "${name}"`, more].join(' ').trim())

/** By the key nobody sees what it is that would end: then it is asked. */
const askFirst =
  (title: string): Confirm =>
  async (losses) => {
    const yes = { label: l10n.t('Undo'), detail: losses.map(lossIn).join(', ') }
    const answer = await window.showQuickPick([yes, { label: l10n.t('Cancel') }], {
      title: l10n.t('Undo "{0}"?', title),
    })
    if (answer === yes) return undefined
    return new CodedError('CANCELLED', l10n.t('Cancelled: nothing was changed.'))
  }

const agreed: Confirm = async () => undefined

/** @param isSeen whether the person has just read what it is that is taken back */
const takeBack = async (desk: Desk, entry: Entry, isSeen: boolean): Promise<void> => {
  const { title, steps, isUndo } = entry
  const isHere = desk.history.take(entry)
  if (!isHere) {
    tell('note', isUndo ? l10n.t('It was done again already.') : l10n.t('It was undone already.'))
    return
  }
  /** What has its reason to stay stays, and is not offered again. */
  const isOver = ({ problems }: Outcome): boolean =>
    problems.length === 0 || problems.some(({ code }) => code === 'CONFLICT')
  const outcome = await writeAll(desk, {
    title: isUndo ? l10n.t('Redoing: {0}', title) : l10n.t('Undoing: {0}', title),
    plan: async ({ api }) => {
      const { steps: back, conflicts } = await planUndo(api, steps, kindOf)
      if (conflicts.length > 0) throw new PlanError(conflicts)
      return back
    },
    done: () => (isUndo ? title : l10n.t('Undone: {0}', title)),
    confirm: isSeen ? agreed : askFirst(title),
    back: { isUndo: !isUndo, title },
    // By the button of a message it may be tried again after it was put back.
    onOutcome: (each) => {
      if (isOver(each)) desk.history.take(entry)
    },
  }).catch((error: unknown) => {
    if (!isOnly(error, 'CONFLICT')) desk.history.putBack(entry)
    throw error
  })
  // Tried again, it leaves alone what is back already.
  if (!outcome || !isOver(outcome)) desk.history.putBack(entry)
}

/** @param entry the one that a message names; else the last one */
export const undo = async (desk: Desk, way: Way, entry?: Entry): Promise<void> => {
  const meant = entry ?? desk.history.last(way)
  if (meant) return takeBack(desk, meant, entry !== undefined)
  tell('note', way === 'undo' ? l10n.t('Nothing to undo.') : l10n.t('Nothing to redo.'))
}
