// What a person does at the keyboard, for suites inside the extension host.
import type { Spoilt } from '../../support/vscode/axe.ts'

/** The keyboard and the eyes of the person in front of the window. */
export type Driver = {
  /** Types into what has the focus. */
  readonly type: (text: string) => Promise<void>
  /** Presses a key by its name in Playwright, such as "Enter" or "Control+A". */
  readonly press: (key: string) => Promise<void>
  /** Runs a command from the palette by its title, such as "ClickUp: Sign In". */
  readonly command: (title: string) => Promise<void>
  /** Clicks the first visible element that a CSS (or Playwright) selector matches. */
  readonly click: (selector: string, button?: 'left' | 'right') => Promise<void>
  /** The same twice in a moment. */
  readonly doubleClick: (selector: string) => Promise<void>
  /** Points at the first visible element that a selector matches. */
  readonly hover: (selector: string) => Promise<void>
  /** Drags one element onto another. */
  readonly drag: (selector: string, onto: string) => Promise<void>
  /** Waits until a selector matches something visible, and answers the text of the first match. */
  readonly text: (selector: string) => Promise<string>
  /** Whether a selector comes to match something visible within some seconds. */
  readonly sees: (selector: string) => Promise<boolean>
  /** Whether a selector comes to match nothing visible within a second. */
  readonly goes: (selector: string) => Promise<boolean>
  /** Waits until a selector matches nothing visible any more. */
  readonly gone: (selector: string) => Promise<void>
  /**
   * What axe-core has against the visible element that a selector matches, one line each.
   * @param spoilt an element inside that is made worse for the while
   */
  readonly axe: (selector: string, spoilt?: Spoilt) => Promise<readonly string[]>
  /** Where something is written that matches a pattern, of all that this VS Code writes. */
  readonly placesHolding: (pattern: string) => Promise<readonly string[]>
  /** Saves a picture as `.cache/screenshots/<name>.png`. */
  readonly screenshot: (name: string) => Promise<void>
}

const askerOf =
  (url: string) =>
  async (action: string, argument: string): Promise<string> => {
    const response = await fetch(`${url}/${action}`, { method: 'POST', body: argument })
    const answer = await response.text()
    if (!response.ok) throw new Error(`The driver could not ${action} "${argument}": ${answer}`)
    return answer
  }

const lines = (json: string) => JSON.parse(json) as readonly string[]

const connect = (url: string): Driver => {
  const ask = askerOf(url)
  const act = (action: string) => async (argument: string) => void (await ask(action, argument))
  return {
    type: act('type'),
    press: act('press'),
    command: act('command'),
    click: (selector, button = 'left') => act(button === 'left' ? 'click' : 'menu')(selector),
    doubleClick: act('doubleClick'),
    hover: act('hover'),
    drag: (selector, onto) => act('drag')(JSON.stringify([selector, onto])),
    text: (selector) => ask('text', selector),
    sees: async (selector) => (await ask('sees', selector)) === 'yes',
    goes: async (selector) => (await ask('goes', selector)) === 'yes',
    gone: act('gone'),
    axe: async (...looked) => lines(await ask('axe', JSON.stringify(looked))),
    placesHolding: async (pattern) => lines(await ask('placesHolding', pattern)),
    screenshot: act('screenshot'),
  }
}

/**
 * Does it anew until it shows: what happens while the window is drawn anew is lost now and then, as
 * a person finds who then points or clicks once more.
 */
export const untilSeen = async (
  person: Driver,
  selector: string,
  act: () => Promise<void>,
): Promise<void> => {
  for (let tries = 1; tries < 5; tries += 1) {
    await act()
    if (await person.sees(selector)) return
  }
  await act()
  await person.text(selector)
}

const url = process.env.CLICKUP_TEST_DRIVER

/** Nothing under a desktop VS Code, where nobody types: what needs it is skipped there. */
export const driver = url === undefined ? undefined : connect(url)

/** For tests that need the keyboard; skips them where there is none. */
export const driverOr = (context: Mocha.Context): Driver => driver ?? context.skip()
