// What is done with a link that is known: copied as it is, or as each client wants it.
import {
  env,
  l10n,
  QuickInputButtons,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
} from 'vscode'
import { type Configuration, configurationsFor } from '../../../links/configurations.ts'
import type { CreatedLink, Link } from '../../../links/link.ts'
import { nameOf } from '../../views/links/link-words.ts'
import { BACK } from '../boxes/pick.ts'
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

const copyText = ({ text, title, where }: Configuration): void => {
  void env.clipboard.writeText(text)
  tell('done', l10n.t('Copied for {0}: {1}', title, plain(where)))
}

/**
 * Steps are read while they are followed elsewhere; what goes with them into a client is the link.
 * @param url nothing where this window was never told it
 * @returns once the person has gone back, or given up
 */
const showSteps = (
  { title, text, where }: Configuration,
  url: string | undefined,
): Promise<typeof BACK | undefined> =>
  new Promise((resolve) => {
    const box = window.createQuickPick()
    if (url !== undefined) void env.clipboard.writeText(url)
    box.title = l10n.t('Add It to {0}', title)
    box.placeholder =
      url === undefined
        ? l10n.t('Do this step by step, with the link where YOUR-LINK stands')
        : l10n.t('The link is copied: do this step by step')
    box.ignoreFocusOut = true
    box.buttons = [QuickInputButtons.Back]
    box.items = [
      ...text.split('\n').map((step) => ({ label: plain(step), alwaysShow: true })),
      { label: plain(where), iconPath: new ThemeIcon('info'), alwaysShow: true },
    ]
    box.onDidTriggerButton(() => {
      resolve(BACK)
      box.hide()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    box.show()
  })

/** @param url of the link, where it is known */
export const take = async (
  configuration: Configuration,
  url: string | undefined,
): Promise<typeof BACK | undefined> => {
  if (configuration.language === 'text') return showSteps(configuration, url)
  copyText(configuration)
  return undefined
}

const install = ({ install: address }: Configuration): void => {
  if (address) void env.openExternal(Uri.parse(address, true))
}

/** @returns the steps that the person wants to see; nothing when that is all */
const showLinkPage = (link: CreatedLink): Promise<Configuration | undefined> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<Item>()
    box.title = l10n.t('“{0}” Is Shared', plain(short(nameOf(link))))
    box.placeholder = l10n.t('The link is shown this once: copy it, or what a client needs')
    box.ignoreFocusOut = true
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
      const { copied, configuration } = box.selectedItems[0] ?? {}
      if (copied) {
        void env.clipboard.writeText(copied)
        tell('done', l10n.t('Copied the link'))
      }
      if (!configuration) return
      // It stays open else: one link is often given to several clients.
      if (configuration.language !== 'text') return copyText(configuration)
      resolve(configuration)
      box.hide()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    box.show()
  })

export const showLinkOnce = async (link: CreatedLink): Promise<void> => {
  for (;;) {
    const steps = await showLinkPage(link)
    if (!steps || (await showSteps(steps, link.url)) !== BACK) return
  }
}
