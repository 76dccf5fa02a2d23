// Check lists of a task and their items, by what get_task tells of them: `QA`, `[x] Deploy`.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../../base/text/foreign-text.ts'
import { meantAmong, tellingAmong } from '../../../base/text/marks.ts'
import { ambiguous } from '../../../base/text/nearest.ts'
import type { Checklist } from '../../objects/task/checklist.ts'

type Item = Checklist['items'][number]

const BOX = /^\s*\[[x ]\] /

/** How each is told so that it is found again. */
export const tellingChecklists = (all: readonly Checklist[]): ((one: Checklist) => string) =>
  tellingAmong(all, { kind: 'checklist', id: ({ id }) => id, name: ({ name }) => name })

export const tellingItems = (all: readonly Item[]): ((one: Item) => string) =>
  tellingAmong(all, {
    kind: 'item',
    id: ({ id }) => id,
    name: ({ name }) => name,
    means: (name) => BOX.test(name),
  })

const only = <T>(found: readonly T[], said: string, tell: (one: T) => string): T | undefined => {
  const [first, ...others] = new Set(found)
  if (first && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(said)}" may mean more than one.`,
      [first, ...others].map(tell),
    )
  return first
}

/** @throws CodedError AMBIGUOUS */
export const checklistMeant = (all: readonly Checklist[], said: string): Checklist | undefined => {
  const found = meantAmong(all, said, {
    kind: 'checklist',
    id: ({ id }) => id,
    names: ({ name }) => [name],
  })
  return only(found, said, tellingChecklists(all))
}

/** @throws CodedError AMBIGUOUS */
export const itemMeant = (all: readonly Item[], said: string): Item | undefined => {
  const meant = (text: string) =>
    meantAmong(all, text, { kind: 'item', id: ({ id }) => id, names: ({ name }) => [name] })
  return only([...meant(said), ...meant(said.replace(BOX, ''))], said, tellingItems(all))
}
