// Lets axe-core judge a part of the page.
import axeCore from 'axe-core'
import type { Locator, Page } from 'playwright-core'

/** What is used of axe-core where it runs, in the page. */
interface Axe {
  readonly run: (
    part: unknown,
    options: { readonly elementRef: true },
  ) => Promise<{ readonly violations: readonly Violation[] }>
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly element: PageElement }[]
}

/** What is used of an element. */
interface PageElement {
  readonly getAttribute: (name: string) => string | null
  readonly setAttribute: (name: string, value: string) => void
  readonly removeAttribute: (name: string) => void
  readonly ownerDocument: { readonly createTextNode: (text: string) => PageText }
  readonly before: (text: PageText) => void
  readonly matches: (selector: string) => boolean
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>
}

interface PageText {
  readonly remove: () => void
}

/**
 * The elements with which VS Code itself breaks a rule, whatever an extension puts there. All other
 * elements are held to that rule, and these to all other rules.
 */
const brokenByVsCode: Readonly<Record<string, string>> = {
  // The rows of a quick pick have a level, the steps of a walkthrough a state of being checked.
  'aria-allowed-attr': '.quick-input-list .monaco-list-row, .getting-started-step',
  // The keys that are drawn in a quick pick have a label.
  'aria-prohibited-attr': '.quick-input-list .monaco-keybinding',
  // Where several can be picked a list box holds checkboxes, and the list of steps holds buttons.
  'aria-required-children': '#quickInput_list, .getting-started-detail-container',
  // An input box names a list that comes only with a quick pick.
  'aria-valid-attr-value': '.quick-input-box input',
  // The open step is called by how to read it with a screen reader, not by its title; a view by
  // its title and, behind a dash that is not to be seen, by what stands beside it.
  'label-content-name-mismatch': '.getting-started-step.expanded, .pane-header',
  // Buttons and checkboxes with others inside.
  'nested-interactive':
    '.pane-header, .quick-input-list [role=checkbox].monaco-list-row, .getting-started-step',
  // The checkboxes of a tree have the tab index 1.
  tabindex: '.custom-view-tree-node-item-checkbox',
}

/** What VS Code sets apart by a margin or a line, which axe-core takes for no space at all. */
const setApart = '.label-description, .quick-input-list-label-meta, .quick-input-list-separator'

interface Judgement {
  readonly axe: Axe
  readonly exempt: Readonly<Record<string, string>>
  readonly apart: string
}

// Runs in the page, so it knows nothing of this file.
const judge = async (
  part: PageElement,
  { axe, exempt, apart }: Judgement,
): Promise<readonly string[]> => {
  const spaces = [...part.querySelectorAll(apart)].map((element) => {
    const space = element.ownerDocument.createTextNode(' ')
    element.before(space)
    return space
  })
  try {
    const { violations } = await axe.run(part, { elementRef: true })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        .filter(({ element }) => !element.matches(exempt[id] ?? ':not(*)'))
        .map(({ html }) => `${id}: ${help}: ${html}`),
    )
  } finally {
    for (const space of spaces) space.remove()
  }
}

type Attributes = Readonly<Record<string, string | null>>

/** An element that is made worse than it is. */
export interface Spoilt {
  readonly selector: string
  readonly attributes: Attributes
}

// Runs in the page as well; answers what the attributes were.
const exchange = (element: PageElement, attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const former = element.getAttribute(name)
      if (value === null) element.removeAttribute(name)
      else element.setAttribute(name, value)
      return [name, former]
    }),
  )

/** Spoils an element for as long as something is done. */
const whileSpoilt = async <T>(part: Locator, spoilt: Spoilt, run: () => Promise<T>): Promise<T> => {
  const element = await part.locator(spoilt.selector).first().elementHandle()
  if (!element) throw new Error(`There is no ${spoilt.selector} to be spoilt.`)
  const former = await element.evaluate(exchange, spoilt.attributes)
  try {
    return await run()
  } finally {
    await element.evaluate(exchange, former)
  }
}

/** One line for each element that breaks a rule. */
export const violationsIn = async (
  page: Page,
  part: Locator,
  spoilt?: Spoilt,
): Promise<readonly string[]> => {
  await part.waitFor()
  // An editor of ours stands in a frame of its own, which has to know it.
  const frame = await (await part.elementHandle())?.ownerFrame()
  const axe = await (frame ?? page).evaluateHandle<Axe>(`${axeCore.source}; axe`)
  const look = () => part.evaluate(judge, { axe, exempt: brokenByVsCode, apart: setApart })
  return spoilt ? whileSpoilt(part, spoilt, look) : look()
}
