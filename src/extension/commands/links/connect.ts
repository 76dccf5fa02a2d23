// Connecting to a gateway: its address and an admin key, tried before they are kept.
import { env, l10n, ProgressLocation, Uri, window } from 'vscode'
import { CodedError, isCodedError } from '../../../base/problems/error.ts'
import { explanationOf } from '../../../base/problems/said.ts'
import { checkGatewayUrl, hostOf } from '../../../links/address.ts'
import { createLinksClient, type GatewayAddress } from '../../../links/client.ts'
import { askText, required } from '../boxes/ask-text.ts'
import { BACK } from '../boxes/pick.ts'
import { tell } from '../tell.ts'
import type { LinksDesk } from './links-desk.ts'

/** What was typed and did not do, and why not. */
interface Refused {
  readonly text: string
  readonly why: string
}

const refuse = (message: string): never => {
  throw new CodedError('INVALID_INPUT', message)
}

const TITLE = (): string => l10n.t('Connect to a Gateway')

const askUrl = (first: string, refused: Refused | undefined): Promise<string | undefined> =>
  askText({
    title: TITLE(),
    prompt: l10n.t(
      'Where does "clickup-mcp serve" run? It makes links by which ChatGPT and others reach your ClickUp.',
    ),
    placeholder: 'https://clickup.example.com',
    value: refused?.text ?? first,
    hear: (text) => {
      if (text.trim() === refused?.text) refuse(refused.why)
      checkGatewayUrl(text)
      return undefined
    },
  })

const askKey = (
  host: string,
  refused: Refused | undefined,
): Promise<string | typeof BACK | undefined> =>
  askText({
    title: l10n.t('Connect to {0}', host),
    prompt: l10n.t(
      'Paste an admin key, as "clickup-mcp keys new NAME --kind admin" makes one there. It is kept in the secret storage of VS Code.',
    ),
    isSecret: true,
    canGoBack: true,
    back: BACK,
    value: refused?.text,
    hear: (text) => {
      if (text.trim() === refused?.text) refuse(refused.why)
      // Nothing else can be sent in a header.
      if (/[^\x21-\x7e]/.test(text.trim())) refuse(l10n.t('A key holds no blanks and no accents.'))
      return required(l10n.t('Paste the key first.'))(text)
    },
  })

/** Nothing when the gateway lets one in. */
const tryOut = async (address: GatewayAddress): Promise<unknown> => {
  const title = l10n.t('Connecting to {0}', hostOf(address.url))
  return window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    createLinksClient(address)
      .list()
      .then(
        () => undefined,
        (error: unknown) => error,
      ),
  )
}

/** Asks until a gateway answers or the person gives up. */
export const connectGateway = async ({ gateway }: LinksDesk): Promise<boolean> => {
  let refusedUrl: Refused | undefined
  let refusedKey: Refused | undefined
  let said: string | undefined
  for (;;) {
    if (said === undefined) {
      said = await askUrl(gateway.url, refusedUrl)
      if (said === undefined) return false
    }
    const url = checkGatewayUrl(said)
    const key = await askKey(hostOf(url), refusedKey)
    if (key === undefined) return false
    if (key === BACK) {
      refusedUrl = undefined
      refusedKey = undefined
      said = undefined
      continue
    }
    const address = { url, key: key.trim() }
    const error = await tryOut(address)
    if (error === undefined) {
      await gateway.connect(address)
      tell('done', l10n.t('Connected to {0}', hostOf(url)))
      return true
    }
    const why = explanationOf(error).text
    if (isCodedError(error, 'FORBIDDEN')) refusedKey = { text: address.key, why }
    else {
      refusedUrl = { text: said.trim(), why }
      said = undefined
    }
  }
}

/** @throws CodedError INVALID_INPUT where none is connected */
export const connectedGateway = async ({ gateway }: LinksDesk): Promise<GatewayAddress> => {
  const address = await gateway.address()
  return address ?? refuse(l10n.t('No gateway is connected: run “Connect to a Gateway…” first.'))
}

export const disconnectGateway = async (desk: LinksDesk): Promise<void> => {
  const { url } = await connectedGateway(desk)
  await desk.gateway.disconnect()
  tell('note', l10n.t('Disconnected from {0}: what is shared stays shared.', hostOf(url)))
}

export const openGatewayPage = async (desk: LinksDesk): Promise<void> => {
  const { url } = await connectedGateway(desk)
  await env.openExternal(Uri.parse(`${url}/admin`))
}
