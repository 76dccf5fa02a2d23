// Nothing is replaced that was not read: a long text only by whoever names the version that was read.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { needsVersion, versionOf } from '../../base/text/version.ts'

/** What is replaced, for words. */
export interface Replaced {
  readonly label: string
  readonly now: string
  /** The tool that reads it. */
  readonly reader: string
  /** What to do once it is read, as a sentence. */
  readonly next: string
}

/** @throws CodedError CONFLICT where it has changed since it was read, or may not have been read whole */
export const checkReplaced = (
  { label, now, reader, next }: Replaced,
  text: string,
  version: string | undefined,
): void => {
  const current = versionOf(now)
  if (version !== undefined && version !== current)
    throw new CodedError(
      'CONFLICT',
      l10n.t`${label}: the text has changed since it was read: its version is ${current} by now.`,
      { hint: l10n.t`Read it anew with ${reader}. Nothing was sent.` },
    )
  if (version !== undefined || !needsVersion(now) || now.trim() === text.trim()) return
  throw new CodedError(
    'CONFLICT',
    l10n.t`${label}: the text has ${now.length} characters, all of which would be replaced: the version that was read must be named.`,
    { hint: l10n.t`Read it to its end with ${reader}. ${next}` },
  )
}
