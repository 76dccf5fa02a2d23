// What a person does in Copilot Chat: asks, allows what the agent wants to do, reads the answer.
import type { Page } from 'playwright-core'
import { inRoot } from '../../../scripts/lib/paths.ts'

/** An extension that enables Copilot in a fresh window and puts the tree and the chat in sight. */
export const stage = inRoot('test/support/vscode/stage')

export type Answer = {
  /** All that the chat shows as the answer. */
  readonly text: string
  /** How many confirmation boxes had to be answered. */
  readonly allowed: number
}

const patienceMs = 180_000

/** Waits until the stage is set, with a model of this name picked. */
export const waitForChat = async (page: Page, model: string): Promise<void> => {
  const ready = page.locator('.statusbar').getByText('Ready for the chat')
  const picked = page.locator('.interactive-input-part').getByText(model)
  const wait = (timeout: number) =>
    Promise.all([ready, picked].map((sign) => sign.waitFor({ timeout })))
  // The first start of a VS Code that was just fetched has got stuck here, once seen: a second goes on.
  await wait(patienceMs / 2).catch(async () => {
    await page.reload()
    await wait(patienceMs)
  })
}

/** Sends a prompt, says yes to every tool call, and waits until the answer is complete. */
export const ask = async (page: Page, prompt: string): Promise<Answer> => {
  const answer = page.locator('.interactive-response').last()
  const running = page.locator('.interactive-input-part .codicon-stop-circle')
  const allow = page.locator('.chat-confirmation-widget-container').getByRole('button', {
    name: /^(Allow|Continue)/,
  })

  await page.locator('.interactive-input-part .monaco-editor').first().click()
  await page.keyboard.insertText(prompt)
  await page.keyboard.press('Enter')
  await running.waitFor()

  let allowed = 0
  const patience = Date.now() + patienceMs
  while (await running.isVisible()) {
    if (Date.now() > patience) throw new Error('The chat did not finish its answer.')
    // Whatever comes first: a question, or the end.
    await Promise.race([
      allow.first().waitFor({ timeout: patienceMs }),
      running.waitFor({ state: 'hidden', timeout: patienceMs }),
    ])
    const button = await allow
      .first()
      .elementHandle({ timeout: 1000 })
      .catch(() => null)
    if (!button) continue
    // By keyboard: the box may be scrolled out of sight.
    await button.press('Enter')
    await button.waitForElementState('hidden')
    allowed += 1
  }
  await answer.locator('.chat-response-completed-at').waitFor()
  return { text: (await answer.allInnerTexts()).join('\n'), allowed }
}
