// What is done with a link that is known: copied as it is, or as each client wants it.
import { env, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode'
import { type Configuration, configurationsFor } from '../../../links/configurations.ts'
import type { CreatedLink, Link } from '../../../links/link.ts'
import { nameOf } from '../../views/links/link-words.ts'
import { plain, short } from '../plain.ts'
import { tell } from '../tell.ts'

interface Item extends QuickPickItem {
  readonly copied?: string
  readonly configuration?: Configuration
}

const INSTALL = (): Item['buttons'] => [
  { iconPath: new ThemeIcon('desktop-download'), tooltip: l10n.t('Add It to VS Code') },
]

const itemFor = (configuration: Configuration): Item => ({
  label: configuration.title,
  description: plain(configuration.where),
  iconPath: new ThemeIcon(configuration.language === 'text' ? 'list-ordered' : 'code'),
  configuration,
  ...(configuration.install && { buttons: INSTALL() ?? [] }),
})

export const configurationItems = (
  { name, require_api_token_auth: bearer }: Link,
  url: string,
): readonly Item[] => configurationsFor({ name, url, bearer }).map(itemFor)

/** Steps are read while they are followed; what goes with them into a client is its address alone. */
const showSteps = ({ title, text, where }: Configuration, url: string | undefined): void => {
  if (url !== undefined) void env.clipboard.writeText(url)
  const words =
    url === undefined
      ? l10n.t('What to do in {0}:', title)
      : l10n.t('The link is copied. What to do in {0}:', title)
  void window.showInformationMessage(words, { modal: true, detail: `${text}\n\n${where}` })
}

/** @param url of the link, where it is known */
export const take = (configuration: Configuration, url: string | undefined): void => {
  if (configuration.language === 'text') {
    showSteps(configuration, url)
    return
  }
  void env.clipboard.writeText(configuration.text)
  tell('done', l10n.t('Copied for {0}: {1}', configuration.title, plain(configuration.where)))
}

export const install = ({ install: address }: Configuration): void => {
  if (address) void env.openExternal(Uri.parse(address, true))
}

/** It stays open: one link is often given to several clients. */
export const showLinkOnce = (link: CreatedLink): Promise<void> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<Item>()
    box.title = l10n.t('“{0}” Is Shared', plain(short(nameOf(link))))
    box.placeholder = l10n.t('The link is shown this once: copy it, or what a client needs')
    box.ignoreFocusOut = true
    box.matchOnDescription = true
    box.items = [
      {
        label: l10n.t('Copy Link'),
        detail: link.url,
        iconPath: new ThemeIcon('copy'),
        copied: link.url,
      },
      { label: l10n.t('Copy Configuration For'), kind: QuickPickItemKind.Separator },
      ...configurationItems(link, link.url),
    ]
    box.onDidTriggerItemButton(({ item }) => {
      if (item.configuration) install(item.configuration)
    })
    box.onDidAccept(() => {
      const [item] = box.selectedItems
      if (item?.copied) {
        void env.clipboard.writeText(item.copied)
        tell('done', l10n.t('Copied the link'))
      }
      if (item?.configuration) take(item.configuration, link.url)
    })
    box.onDidHide(() => {
      resolve()
      box.dispose()
    })
    box.show()
  })
