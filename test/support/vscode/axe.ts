// Lets axe-core judge a part of the page.
import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'

interface Verdict {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string }[]
}

/** One line for each rule that is broken, with the first place where it is. */
export const violationsIn = async (page: Page, part: Locator): Promise<readonly string[]> => {
  await part.waitFor()
  await page.evaluate(axe.source)
  // In the page, where the script has just put it.
  const verdicts = await part.evaluate<readonly Verdict[], unknown>(async (element) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (part: unknown) => Promise<{ violations: readonly Verdict[] }> }
    }
    return (await axe.run(element)).violations
  })
  return verdicts.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes[0]?.html.slice(0, 200)})`,
  )
}
