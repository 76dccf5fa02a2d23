// What is said where a space, folder or list is not found: whole sentences for what may be meant.

import * as l10n from '@vscode/l10n'
import { plainName } from '../../../base/text/foreign-text.ts'
import type { PlaceKind } from '../../objects/place.ts'

interface PlaceWords {
  readonly none: (said: string) => string
  readonly several: (said: string) => string
  /** Of an address that points at something else. */
  readonly foreign: (said: string) => string
}

const LIST: PlaceWords = {
  none: (said) => l10n.t`There is no list "${plainName(said)}".`,
  several: (said) => l10n.t`"${plainName(said)}" may mean more than one list.`,
  foreign: (said) => l10n.t`That address is not one of a list: ${said}`,
}

const FOLDER: PlaceWords = {
  none: (said) => l10n.t`There is no folder "${plainName(said)}".`,
  several: (said) => l10n.t`"${plainName(said)}" may mean more than one folder.`,
  foreign: (said) => l10n.t`That address is not one of a folder: ${said}`,
}

const SPACE: PlaceWords = {
  none: (said) => l10n.t`There is no space "${plainName(said)}".`,
  several: (said) => l10n.t`"${plainName(said)}" may mean more than one space.`,
  foreign: (said) => l10n.t`That address is not one of a space: ${said}`,
}

const SPACE_OR_FOLDER: PlaceWords = {
  none: (said) => l10n.t`There is no space or folder "${plainName(said)}".`,
  several: (said) => l10n.t`"${plainName(said)}" may mean more than one space or folder.`,
  foreign: (said) => l10n.t`That address is not one of a space, folder: ${said}`,
}

const ANY: PlaceWords = {
  none: (said) => l10n.t`There is no space or folder or list "${plainName(said)}".`,
  several: (said) => l10n.t`"${plainName(said)}" may mean more than one space or folder or list.`,
  foreign: (said) => l10n.t`That address is not one of a space, folder, list: ${said}`,
}

export const wordsFor = (kinds: readonly PlaceKind[]): PlaceWords => {
  if (kinds.includes('list')) return kinds.length > 1 ? ANY : LIST
  if (kinds.length > 1) return SPACE_OR_FOLDER
  return kinds.includes('folder') ? FOLDER : SPACE
}
