// The dialogue that makes a link.
import { l10n, ProgressLocation, window } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { noteProblem } from '../../../base/problems/noted.ts'
import { explanationOf } from '../../../base/problems/said.ts'
import { hostOf, isLoopback } from '../../../links/address.ts'
import { createLinksClient, type GatewayAddress } from '../../../links/client.ts'
import type { CreatedLink } from '../../../links/link.ts'
import { connectGateway } from './connect.ts'
import { showLinkOnce } from './link-page.ts'
import type { LinksDesk, SharedAccount } from './links-desk.ts'
import { editField } from './share-fields.ts'
import { showSharePage } from './share-page.ts'
import { firstDraft, type PageWords, type ShareDraft, type ShareField } from './share-rows.ts'

/** @throws CodedError INVALID_INPUT for what the gateway could never reach */
export const accountFor = async (desk: LinksDesk, url: string): Promise<SharedAccount> => {
  const account = await desk.account()
  if (!account)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t('Sign in to ClickUp first: a link needs an account.'),
    )
  if (account.isSandbox && !isLoopback(url))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t('The sandbox lives on this machine only: sign in to ClickUp to share.'),
    )
  return account
}

const create = (
  address: GatewayAddress,
  draft: ShareDraft,
  { token, workspaceId }: SharedAccount,
): Thenable<CreatedLink> => {
  const title = l10n.t('Sharing by {0}', hostOf(address.url))
  return window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    createLinksClient(address).create({
      name: draft.name.trim(),
      config: { methods: [...draft.methods], tags: [...draft.toolsets], confirm: draft.confirm },
      expires_at: draft.end,
      require_api_token_auth: draft.needsProof,
      workspace_id: workspaceId,
      clickup_token: token,
    }),
  )
}

/** Where none is connected yet, that comes first. */
const gatewayFor = async (desk: LinksDesk): Promise<GatewayAddress | undefined> => {
  const address = await desk.gateway.address()
  if (address) return address
  return (await connectGateway(desk)) ? desk.gateway.address() : undefined
}

/**
 * Shows the page until what was chosen is done; where it fails, the page comes back with all of it.
 * @returns nothing where the person gives up
 */
export const untilDone = async <T>(
  first: ShareDraft,
  words: PageWords,
  { log }: Pick<LinksDesk, 'log'>,
  run: (draft: ShareDraft) => Thenable<T>,
): Promise<T | undefined> => {
  let draft = first
  let from: ShareField | undefined
  let failure: string | undefined
  for (;;) {
    const answer = await showSharePage(draft, { words, failure }, from)
    draft = answer.draft
    if (!answer.wish) return undefined
    if (answer.wish.kind === 'edit') {
      from = answer.wish.field
      draft = await editField(draft, from, words.title)
      continue
    }
    try {
      return await run(draft)
    } catch (error) {
      noteProblem(log, error)
      failure = explanationOf(error).text
      from = undefined
    }
  }
}

const wordsFor = (host: string): PageWords => ({
  title: l10n.t('Share with ChatGPT and Others'),
  accept: (name) => l10n.t('Share "{0}" by {1}', name, host),
  detail: l10n.t('Your ClickUp token goes to {0}, and is kept there sealed.', host),
  failed: l10n.t('It was not shared'),
})

export const shareLink = async (desk: LinksDesk): Promise<void> => {
  const address = await gatewayFor(desk)
  if (!address) return
  const account = await accountFor(desk, address.url)
  const words = wordsFor(hostOf(address.url))
  const link = await untilDone(firstDraft(Date.now()), words, desk, (draft) =>
    create(address, draft, account),
  )
  if (!link) return
  desk.gateway.tell(link.id, link.url)
  desk.view.refresh()
  await showLinkOnce(link)
}
