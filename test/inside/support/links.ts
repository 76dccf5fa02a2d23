// What a person does at the view of shared links.
import { ConfigurationTarget, commands, env, workspace } from 'vscode'
import type { Driver } from './driver.ts'
import { eventually } from './extension.ts'
import { pane, pick, titled } from './view.ts'

export interface Reached {
  readonly url: string
  /** An admin key. */
  readonly key: string
}

export const linksView = pane('Shared Links')

/** The first Escape may only hide a hover. */
export const close = async (driver: Driver, title: string): Promise<void> => {
  for (let tries = 0; tries < 3; tries += 1) {
    await driver.press('Escape')
    if (await driver.goes(titled(title))) return
  }
}

export const becomesClipboard = (wanted: RegExp): Promise<string> =>
  eventually(`${wanted} in the clipboard`, async () => {
    const copied = await env.clipboard.readText()
    return wanted.test(copied) ? copied : undefined
  })

export const setUrl = (url: string | undefined) =>
  workspace.getConfiguration('clickup').update('gateway.url', url, ConfigurationTarget.Global)

/** The other views have their room again. */
export const fold = async (driver: Driver): Promise<void> => {
  const header = '.pane-header.expanded[aria-label^="Shared Links"] .title'
  if (await driver.sees(header)) await driver.click(header)
}

export const disconnect = async (): Promise<void> => {
  await commands.executeCommand('clickup.disconnectGateway')
  await setUrl(undefined)
  await env.clipboard.writeText('')
}

const answer = async (driver: Driver, title: string, words: string): Promise<void> => {
  await driver.text(titled(title))
  await driver.press('Control+A')
  await driver.type(words)
  await driver.press('Enter')
}

export const answerUrl = (driver: Driver, url: string): Promise<void> =>
  answer(driver, 'Connect to a Gateway', url)

export const answerKey = (driver: Driver, key: string): Promise<void> =>
  answer(driver, 'Connect to 127.0.0.1', key)

export const connect = async (driver: Driver, { url, key }: Reached): Promise<void> => {
  void commands.executeCommand('clickup.connectGateway')
  await answerUrl(driver, url)
  await answerKey(driver, key)
  await driver.text('.statusbar >> text=Connected to')
}

/** Opens the dialogue and names the link; Enter shares it. */
export const share = async (driver: Driver, name: string): Promise<void> => {
  await driver.command('ClickUp: Share with ChatGPT and Others…')
  await driver.text(titled('Share with ChatGPT and Others'))
  await driver.type(name)
  await driver.text(pick(`Share "${name}" by 127.0.0.1`))
}
