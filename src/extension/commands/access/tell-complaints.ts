// Tells what in the settings about agents cannot be read as it was meant, with the way to it.
import { commands, l10n, window } from 'vscode'
import { type Complaint, complaintsIn } from '../../provider/complaints.ts'
import { plain, short } from '../plain.ts'

const WORDS: Readonly<Record<Complaint['wrong'], (name: string, said: string) => string>> = {
  undated: (name, said) =>
    l10n.t(
      'The setting "{0}" takes a date such as 2026-12-24 or 2026-12-24T18:00:00Z, not "{1}". Until it is one, every call of an agent is refused.',
      name,
      said,
    ),
  past: (name, said) =>
    l10n.t(
      'The end in the setting "{0}" is past ({1}): every call of an agent is refused.',
      name,
      said,
    ),
  unlisted: (name, said) =>
    l10n.t(
      'The setting "{0}" takes a list, not "{1}". Until it is one, it counts as empty.',
      name,
      said,
    ),
  unknown: (name, said) =>
    l10n.t('The setting "{0}" does not know "{1}": it is left out.', name, said),
  nameless: (name) => l10n.t('A server in the setting "{0}" has no name: it is left out.', name),
}

/** Nobody waits for the answer: it may wait in the bell for hours. */
const tell = ({ setting, wrong, said }: Complaint): void => {
  const id = `clickup.${setting}`
  const open = (answer: string | undefined): void => {
    if (answer !== undefined) void commands.executeCommand('workbench.action.openSettings', id)
  }
  const text = plain(WORDS[wrong](id, short(said)))
  void window.showWarningMessage(text, l10n.t('Open Setting')).then(open)
}

/** What the settings hold. */
export type Values = Readonly<Record<string, unknown>>

const complaints = (values: Values): readonly Complaint[] =>
  complaintsIn((name) => values[name], Date.now())

/** @param before what stood there before a change: what was wrong with that is known already */
export const tellComplaints = (values: Values, before: Values | undefined): void => {
  const all = complaints(values)
  // An end that has come while it stood there is what it was set for.
  const known = before ? complaints(before) : all.filter(({ wrong }) => wrong === 'past')
  const said = known.map((one) => JSON.stringify(one))
  for (const one of all) if (!said.includes(JSON.stringify(one))) tell(one)
}
