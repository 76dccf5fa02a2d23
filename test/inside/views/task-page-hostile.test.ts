// What other people write in every place of a task that has room for it, on the page in a real VS Code:
// it is read, and nothing else.
import { strict as assert } from 'node:assert'
import { afterEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { createApi } from '../../../src/clickup/http/api.ts'
import { getTask } from '../../../src/clickup/objects/task/task.ts'
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker } from '../support/extension.ts'
import { inPage } from '../support/page.ts'
import { nodeAt, sprint } from '../support/view.ts'

/** More would be more than the sandbox, as ClickUp, lets one do in a minute. */
const EACH = 20

/** What a page of ours has none of. */
const ELEMENTS =
  'script, iframe, frame, object, embed, form, svg, math, video, audio, template, base, meta, link, style, input:not([type=checkbox])'
const EVENTS = ['onerror', 'onload', 'onclick', 'onmouseover', 'onfocus', 'ontoggle', 'onbegin']

describe('hostile texts', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await signOut()
  })

  it('are words on the page of their task: none runs, is fetched or leads to a command', async function () {
    const driver = driverOr(this)
    const url = await exploreSandbox()
    const list = await nodeAt(...sprint)
    assert.ok(list.kind === 'list')
    const credentials = await (await broker()).getCredentials()
    const headers = {
      authorization: String(credentials?.token),
      'content-type': 'application/json',
    }
    const post = async (path: string, fields: object): Promise<Record<string, unknown>> => {
      const init = { method: 'POST', headers, body: JSON.stringify(fields) }
      const response = await fetch(`${url}/api/v2${path}`, init)
      assert.ok(response.ok, `${path}: ${response.status}`)
      return JSON.parse(await response.text())
    }
    const owned = "document.documentElement.setAttribute('data-owned','1')"
    const texts = HOSTILE_TEXTS.map(([, text]) => text.replaceAll('PROBE()', owned))
    assert.ok(texts.length >= 60)

    const task = await post(`/list/${list.id}/task`, {
      name: `<img src=x onerror=${owned}> $(trash) [x](command:clickup.signOut) \u202e`,
      // Of those without end a whole text would be read as words.
      markdown_content: texts.filter(({ length }) => length < 500).join('\n\n'),
      tags: texts.filter((text) => text.length < 100 && !text.includes('\n')).slice(0, EACH),
    })
    const { checklist } = await post(`/task/${task.id}/checklist`, { name: texts[0] })
    const { id } = checklist as { readonly id: string }
    for (const text of texts.slice(0, EACH))
      await post(`/checklist/${id}/checklist_item`, { name: text })
    for (const text of texts.slice(EACH, 2 * EACH))
      await post(`/task/${task.id}/comment`, { comment_text: text, notify_all: false })

    await commands.executeCommand('clickup.refresh')
    const api = createApi({ token: headers.authorization, apiUrl: url })
    const read = await getTask(api, { id: String(task.id) })
    const node = { kind: 'task', id: read.id, parent: list, task: read }
    await commands.executeCommand('clickup.showTask', node)
    await driver.text(`${inPage}h1:has-text("<img src=x")`)
    await driver.gone(`${inPage}.note`)
    await driver.text(`${inPage}.comment`)
    await driver.text(`${inPage}.item >> text=<script>`)
    await driver.screenshot('task-page-hostile')

    const never = [
      'html[data-owned]',
      `main :is(${ELEMENTS})`,
      'main a:not([href^="https:"]):not([href^="http:"]):not([href^="mailto:"])',
      'main img:not([src^="data:image/"])',
      'main [href]:not(a), main [src]:not(img), main [action], main [formaction], main [srcdoc]',
      `main :is(${EVENTS.map((event) => `[${event}]`).join(', ')})`,
      'main button:not([type=button])',
    ]
    for (const selector of never) await driver.gone(`${inPage}${selector}`)
    // Whoever signs out by a link of theirs would see it.
    await driver.text(`${inPage}h1`)
    const shown = await driver.text(`${inPage}main`)
    for (const word of ['<script>', 'onerror=', '{{', '$(trash)'])
      assert.ok(shown.includes(word), word)
  })
})
