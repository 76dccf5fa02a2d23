// Other clients start the same server by themselves: for each there is an entry, with what agents may do
// by the settings of VS Code. The token stays here; each client gets it in a way of its own.
import { env, l10n, languages, type QuickPickItem, ThemeIcon, window, workspace } from 'vscode'
import { CLIENTS, entryFor } from '../../../clients/clients.ts'
import type { Entry, Server } from '../../../clients/entry.ts'
import { currentGrants } from '../../provider/mcp-provider.ts'
import type { Definitions } from '../check-workspace.ts'
import { plain } from '../plain.ts'
import { tell } from '../tell.ts'
import { flagsOf } from './flags.ts'

interface Item extends QuickPickItem {
  readonly entry: Entry
}

interface Chosen {
  readonly entry: Entry
  readonly way: 'open' | 'copy'
}

const itemFor = (entry: Entry): Item => ({
  label: plain(entry.title),
  description: plain(entry.where),
  iconPath: new ThemeIcon(entry.language === 'typescript' ? 'code' : 'plug'),
  buttons: [{ iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy') }],
  entry,
})

/** @returns nothing when the person gives up */
const choose = (entries: readonly Entry[]): Promise<Chosen | undefined> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<Item>()
    box.title = l10n.t('Use in Other Clients')
    box.placeholder = l10n.t('Choose a client: its entry is opened, or copied, without your token')
    box.matchOnDescription = true
    box.items = entries.map(itemFor)
    const take = (item: Item | undefined, way: Chosen['way']): void => {
      if (item) resolve({ entry: item.entry, way })
      box.hide()
    }
    box.onDidTriggerItemButton(({ item }) => take(item, 'copy'))
    box.onDidAccept(() => take(box.selectedItems[0], 'open'))
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    box.show()
  })

const open = async ({ text, language }: Entry): Promise<void> => {
  const known = (await languages.getLanguages()).includes(language)
  // VS Code knows no TOML by itself, and what is like it.
  const options = { language: known ? language : 'ini', content: `${text}\n` }
  await window.showTextDocument(await workspace.openTextDocument(options))
}

const copy = ({ title, text }: Entry): void => {
  void env.clipboard.writeText(text)
  tell('done', l10n.t('Copied for {0}', plain(title)))
}

/** Where it belongs, and how the token gets there. */
const explain = (entry: Entry, way: Chosen['way']): void => {
  const after = l10n.t(
    'It names the folder of this version of the extension: write it anew after an update.',
  )
  const words = `${entry.title}: ${entry.where}. ${entry.token} ${after}`
  tell('information', plain(words), way === 'open' ? { [l10n.t('Copy')]: () => copy(entry) } : {})
}

export const useInOtherClients = async (definitions: Definitions): Promise<void> => {
  const [definition] = await definitions()
  const [grant] = currentGrants()
  const script = definition?.args[0]
  if (script === undefined || !grant) return
  const server: Server = { script, flags: flagsOf(grant) }
  const chosen = await choose(CLIENTS.map((client) => entryFor(client, server)))
  if (!chosen) return
  if (chosen.way === 'copy') copy(chosen.entry)
  else await open(chosen.entry)
  explain(chosen.entry, chosen.way)
}
