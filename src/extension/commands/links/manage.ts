// What is done with a link that is there: changed, revoked, given a new address, handed to a client.
import { l10n, ProgressLocation, ThemeIcon, window } from 'vscode'
import { isCodedError } from '../../../base/problems/error.ts'
import { hostOf } from '../../../links/address.ts'
import { createLinksClient } from '../../../links/client.ts'
import type { Link } from '../../../links/link.ts'
import { endWords, mayWords, nameOf } from '../../views/links/link-words.ts'
import { BACK, pickOne } from '../boxes/pick.ts'
import { plain } from '../plain.ts'
import { tell } from '../tell.ts'
import { connectedGateway } from './connect.ts'
import { configurationItems, showLinkOnce, take } from './link-page.ts'
import type { LinksDesk } from './links-desk.ts'
import { accountFor, untilDone } from './share.ts'
import { draftOf, type PageWords, patchOf } from './share-rows.ts'

const progress = <T>(title: string, run: () => Promise<T>): Thenable<T> =>
  window.withProgress({ location: ProgressLocation.Notification, title }, run)

/** Asks before something ends. */
const agrees = async (title: string, placeholder: string, yes: string): Promise<boolean> => {
  const items = [
    { label: yes, iconPath: new ThemeIcon('warning'), agrees: true },
    { label: l10n.t('Keep It'), iconPath: new ThemeIcon('close'), agrees: false },
  ]
  return (await pickOne(items, { title, placeholder }))?.agrees ?? false
}

const chooseLink = async (
  { view }: LinksDesk,
  row: unknown,
  title: string,
): Promise<Link | undefined> => {
  const given = view.linkOf(row)
  if (given) return given
  const itemsOf = (links: readonly Link[]) =>
    links.map((link) => ({
      label: plain(nameOf(link)),
      description: `${mayWords(link.config)} · ${endWords(link, Date.now())}`,
      iconPath: new ThemeIcon('link'),
      link,
    }))
  const placeholder = l10n.t('Choose a link')
  return (await pickOne(view.links().then(itemsOf), { title, placeholder }))?.link
}

const changeWords = (name: string): PageWords => ({
  title: l10n.t('Change “{0}”', name),
  accept: (now) => l10n.t('Save "{0}"', now),
  detail: l10n.t('The link stays. All but a new name ends the calls that are under way.'),
  failed: l10n.t('It was not changed'),
})

export const changeLink = async (desk: LinksDesk, row: unknown): Promise<void> => {
  const address = await connectedGateway(desk)
  const link = await chooseLink(desk, row, l10n.t('Change Link'))
  if (!link) return
  const was = draftOf(link)
  const name = plain(nameOf(link))
  const changed = await untilDone(was, changeWords(name), desk, async (draft) => {
    const patch = patchOf(was, draft)
    if (Object.keys(patch).length === 0) return undefined
    return progress(l10n.t('Changing “{0}”', name), () =>
      createLinksClient(address).change(link.id, patch),
    )
  })
  if (!changed) return
  desk.view.refresh()
  tell('done', l10n.t('Changed “{0}”', plain(nameOf(changed))))
}

export const revokeLink = async (desk: LinksDesk, row: unknown): Promise<void> => {
  const address = await connectedGateway(desk)
  const link = await chooseLink(desk, row, l10n.t('Revoke Link'))
  if (!link) return
  const name = plain(nameOf(link))
  const words = l10n.t('Whoever uses it is refused at once. It cannot be brought back.')
  if (!(await agrees(l10n.t('Revoke “{0}”', name), words, l10n.t('Revoke It')))) return
  try {
    await progress(l10n.t('Revoking “{0}”', name), () => createLinksClient(address).revoke(link.id))
  } catch (error) {
    // Somebody else was faster.
    if (!isCodedError(error, 'NOT_FOUND')) throw error
  }
  desk.gateway.forget(link.id)
  desk.view.refresh()
  tell('done', l10n.t('Revoked “{0}”', name))
}

export const rotateLink = async (desk: LinksDesk, row: unknown): Promise<void> => {
  const address = await connectedGateway(desk)
  const link = await chooseLink(desk, row, l10n.t('Replace Link'))
  if (!link) return
  const { token } = await accountFor(desk, address.url)
  const name = plain(nameOf(link))
  const words = l10n.t(
    'The old link ends at once. Your ClickUp token goes to {0}, and is kept there sealed.',
    hostOf(address.url),
  )
  if (!(await agrees(l10n.t('Replace “{0}”', name), words, l10n.t('Replace It')))) return
  const created = await progress(l10n.t('Replacing “{0}”', name), () =>
    createLinksClient(address).rotate(link.id, token),
  )
  desk.gateway.tell(created.id, created.url)
  desk.view.refresh()
  await showLinkOnce(created)
}

/** Stands for a link that this window was never told. */
const blankAt = (url: string): string => `${url}/mcp/l/YOUR-LINK`

export const copyLinkConfiguration = async (desk: LinksDesk, row: unknown): Promise<void> => {
  const { url } = await connectedGateway(desk)
  const link = await chooseLink(desk, row, l10n.t('Copy Configuration For'))
  if (!link) return
  const told = desk.gateway.told(link.id)
  const picked = await pickOne(configurationItems(link, told ?? blankAt(url)), {
    title: l10n.t('Copy Configuration of “{0}” For', plain(nameOf(link))),
    placeholder: told
      ? l10n.t('Which client?')
      : l10n.t(
          'Which client? The link was shown once: put it where YOUR-LINK stands, or replace it',
        ),
    matchesDescription: true,
  })
  if (!picked?.configuration) return
  if ((await take(picked.configuration, told)) === BACK) await copyLinkConfiguration(desk, link)
}
