// How a person gets into an account, and out of it.
import { rm } from 'node:fs/promises'
import { commands } from 'vscode'
import type { Driver } from './driver.ts'
import { broker, eventually, insides } from './extension.ts'

const box = '.quick-input-widget'
export const tokenBox = `${box} .quick-input-title >> text=Sign In to ClickUp`
export const refusal = `${box} .quick-input-message >> text=does not accept this token`

const apiUrlNow = async (): Promise<string | undefined> =>
  (await (await broker()).getCredentials())?.apiUrl

/** Signs in by the keyboard, without waiting for what comes of it. */
export const offerToken = async (driver: Driver, token: string): Promise<void> => {
  await driver.command('ClickUp: Sign In')
  await driver.text(tokenBox)
  await driver.type(token)
  await driver.press('Enter')
}

/** Signs in by the keyboard, and waits until servers get that token. */
export const signIn = async (driver: Driver, token: string): Promise<void> => {
  await offerToken(driver, token)
  await driver.gone(tokenBox)
  const client = await broker()
  await eventually('the token', async () => {
    const credentials = await client.getCredentials()
    return credentials?.token === token ? true : undefined
  })
}

/** What was done in the sandbox is left to nobody: each suite finds it as it is made. */
export const signOut = async (): Promise<void> => {
  await commands.executeCommand('clickup.signOut')
  await rm((await insides()).sandboxState, { force: true })
}

/** Answers the address of the sandbox that was started. */
export const exploreSandbox = async (): Promise<string> => {
  await commands.executeCommand('clickup.exploreSandbox')
  return eventually('the sandbox', apiUrlNow)
}
