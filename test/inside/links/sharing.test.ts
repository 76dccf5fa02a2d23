// What a person shares with ChatGPT and others, by a gateway.
import { strict as assert } from 'node:assert'
import { after, afterEach, before, beforeEach, describe, it } from 'mocha'
import { commands, MarkdownString, workspace } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker, insides } from '../support/extension.ts'
import { type FakeGateway, linkNamed, startFakeGateway } from '../support/fake-gateway.ts'
import {
  answerKey,
  answerUrl,
  becomesClipboard,
  close,
  connect,
  disconnect,
  fold,
  linksView,
  setUrl,
  share,
} from '../support/links.ts'
import { box, choose, pick, row, takeFromMenu, titled, told, welcome } from '../support/view.ts'

const problem = (words: string) => `${box} .quick-input-message >> text=${words}`
const asked = (words: string) => `${box} input[placeholder*="${words}"]`

describe('sharing', () => {
  let gateway: FakeGateway

  before(async () => {
    gateway = await startFakeGateway()
  })

  after(async function () {
    await exploreSandbox()
    await fold(driverOr(this))
    await signOut()
    await gateway.close()
  })

  beforeEach(async () => {
    await exploreSandbox()
    await commands.executeCommand('clickup.links.focus')
  })

  afterEach(async () => {
    gateway.refuses = undefined
    gateway.links.length = 0
    await disconnect()
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  it('says what a gateway is before one is connected', async function () {
    const driver = driverOr(this)
    await driver.text(welcome('Connect to a Gateway…'))
    await driver.screenshot('links-welcome')
    assert.deepEqual(gateway.asked, [])
  })

  it('takes only an address that may be sent a key, and a key that the gateway takes', async function () {
    const driver = driverOr(this)
    void commands.executeCommand('clickup.connectGateway')
    await answerUrl(driver, 'http://gateway.example.com')
    await driver.text(problem('begins with https://'))
    await answerUrl(driver, gateway.url)
    await answerKey(driver, 'gwk_wrong')
    await driver.text(problem('does not accept this admin key'))
    await driver.screenshot('links-key-refused')
    await answerKey(driver, gateway.key)
    await driver.text(welcome('Nothing is shared by this gateway.'))
    const kept = workspace.getConfiguration('clickup').get('gateway.url')
    assert.equal(kept, gateway.url)
  })

  it('goes back to the address of what does not answer', async function () {
    const driver = driverOr(this)
    void commands.executeCommand('clickup.connectGateway')
    await answerUrl(driver, 'http://127.0.0.1:1')
    await answerKey(driver, gateway.key)
    await driver.text(problem('does not answer'))
    await driver.press('Escape')
    await driver.gone(titled('Connect to a Gateway'))
  })

  it('makes a link: read only for a week, with the token in the request alone', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    await share(driver, 'ChatGPT')
    await driver.text(pick('Your ClickUp token goes to 127.0.0.1'))
    await driver.screenshot('links-share')
    await driver.press('Enter')
    await driver.text(titled('“ChatGPT” Is Shared'))
    await driver.text(pick('mcp/l/secret-'))
    await driver.screenshot('links-shared')
    const { clickup_token: token, ...sent } = gateway.body()
    assert.equal(token, (await (await broker()).getCredentials())?.token)
    const { expires_at: end, config, ...rest } = sent
    assert.ok(Math.abs(Date.parse(String(end)) - Date.now() - 7 * 86_400_000) < 60_000)
    assert.deepEqual(rest, {
      ...{ name: 'ChatGPT', require_api_token_auth: false },
      workspace_id: (await (await broker()).getCredentials())?.workspaceId,
    })
    assert.equal(JSON.stringify(config).includes('"methods":["read"]'), true)
    await driver.press('Enter')
    await becomesClipboard(/\/mcp\/l\/secret-\d+$/)
    // It is still there for the next client.
    await driver.type('Cursor')
    await driver.press('ArrowDown')
    await driver.press('Enter')
    const copied = JSON.parse(await becomesClipboard(/mcpServers/))
    assert.match(copied.mcpServers['clickup-chatgpt'].url, /\/mcp\/l\/secret-\d+$/)
    await close(driver, 'Is Shared')
    await driver.text(`${linksView} >> text=ends in 7 days`)
    await driver.screenshot('links-view')
  })

  it('asks for what may be done, which tools, the end and a second proof', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    await share(driver, 'Bot')
    const field = async (name: string, answer: string): Promise<void> => {
      await driver.click(pick(`"${name}"`))
      await choose(driver, answer)
      await driver.text(pick(`"${name}"`))
    }
    await field('What It May Do', 'Read, Write and Delete')
    await field('Before Deleting', 'The client names exactly')
    await field('End', 'In a Day')
    await field('Second Proof', 'An API Token of the Gateway')
    await driver.click(pick('"Tools"'))
    await driver.text(pick('Channels and messages'))
    await driver.screenshot('links-tools')
    await driver.press('Enter')
    await driver.text(pick('an API token of the gateway as well'))
    await driver.screenshot('links-share-full')
    await driver.click(pick('Share "Bot"'))
    await driver.text(titled('“Bot” Is Shared'))
    await close(driver, 'Is Shared')
    const { config, require_api_token_auth: proof, expires_at: end } = gateway.body()
    assert.deepEqual(config, {
      ...{ methods: ['read', 'write', 'delete'], confirm: 'argument' },
      tags: (config as { tags: readonly string[] }).tags,
    })
    assert.equal(proof, true)
    assert.ok(Math.abs(Date.parse(String(end)) - Date.now() - 86_400_000) < 60_000)
  })

  it('keeps what was chosen when it fails, and says why', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    await share(driver, 'Later')
    gateway.refuses = 503
    await driver.press('Enter')
    await driver.text(pick('It was not shared'))
    await driver.text(pick('cannot answer now (503)'))
    gateway.refuses = undefined
    await driver.press('Enter')
    await driver.text(titled('“Later” Is Shared'))
    await close(driver, 'Is Shared')
  })

  it('takes no link without a name', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    const asked = gateway.asked.length
    await driver.command('ClickUp: Share with ChatGPT and Others…')
    await driver.text(pick('Give the link a name'))
    await driver.press('Enter')
    await driver.text(pick('Give the link a name'))
    await driver.press('Escape')
    assert.equal(gateway.asked.slice(asked).filter((one) => one.startsWith('POST')).length, 0)
  })

  describe('shows what is shared', () => {
    const soon = () => new Date(Date.now() + 5.5 * 3_600_000).toISOString()

    beforeEach(() => {
      gateway.links.push(
        linkNamed('Claude', { config: { methods: ['write'], tags: [], confirm: 'ask' } }),
        linkNamed('Soon', { expires_at: soon(), require_api_token_auth: true }),
        linkNamed('Over', { expires_at: new Date(Date.now() - 1000).toISOString() }),
      )
    })

    it('with what each may do and when it ends', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(`${linksView} >> text=Read and Write · no end`)
      await driver.text(`${linksView} >> text=ends in 5 hours`)
      await driver.text(`${linksView} .codicon-warning`)
      await driver.text(`${linksView} >> text=has ended`)
      await driver.screenshot('links-ends')
      assert.deepEqual(await driver.axe(linksView), [])
      const { links } = await insides()
      const all = (await links.getChildren()) ?? []
      const tips = await Promise.all(all.map(async (one) => (await links.getTreeItem(one)).tooltip))
      const [, soonTip] = tips
      const words = soonTip instanceof MarkdownString ? soonTip.value : ''
      assert.match(words, /Never.*used.*so.*far/)
      assert.match(words, /Asks.*for.*an.*API.*token/)
    })

    it('and revokes one, once that is confirmed', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(row('Claude'))
      await takeFromMenu(driver, 'Claude', 'Revoke Link…')
      await driver.text(asked('Whoever uses it is refused at once.'))
      await driver.screenshot('links-revoke')
      await choose(driver, 'Keep It')
      await driver.gone(asked('Whoever uses it'))
      assert.equal(gateway.links.length, 3)
      await takeFromMenu(driver, 'Claude', 'Revoke Link…')
      await choose(driver, 'Revoke It')
      await driver.gone(`${linksView} >> text=Claude`)
      assert.deepEqual(
        gateway.links.map(({ name }) => name),
        ['Soon', 'Over'],
      )
    })

    it('and changes one: only what is another than it was is sent', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(row('Claude'))
      await takeFromMenu(driver, 'Claude', 'Change Link…')
      await driver.text(titled('Change “Claude”'))
      await driver.text(pick('All but a new name ends the calls'))
      await driver.screenshot('links-change')
      assert.deepEqual(await driver.axe(box), [])
      await driver.click(pick('"What It May Do"'))
      await choose(driver, 'Read, Write and Delete')
      await driver.text(pick('"Before Deleting"'))
      await driver.press('Control+A')
      await driver.type('Bot')
      await driver.text(pick('Save "Bot"'))
      gateway.refuses = 503
      await driver.click(pick('Save "Bot"'))
      await driver.text(pick('It was not changed'))
      gateway.refuses = undefined
      await driver.click(pick('Save "Bot"'))
      await driver.text(`${linksView} >> text=Read, Write and Delete`)
      await driver.text(row('Bot'))
      assert.deepEqual(gateway.body(), {
        ...{ name: 'Bot', config: { methods: ['read', 'write', 'delete'] } },
      })
    })

    it('and replaces one, whose new address is shown once', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(row('Claude'))
      void commands.executeCommand('clickup.rotateLink', gateway.links[0])
      await driver.text(asked('Your ClickUp token goes to 127.0.0.1'))
      await choose(driver, 'Replace It')
      await driver.text(titled('“Claude” Is Shared'))
      await close(driver, 'Is Shared')
      assert.deepEqual(Object.keys(gateway.body()), ['clickup_token'])
    })

    it('and hands one out with a blank for an address that this window was never told', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(row('Claude'))
      void commands.executeCommand('clickup.copyLinkConfiguration', gateway.links[0])
      await driver.text(titled('Copy Configuration of “Claude” For'))
      await driver.screenshot('links-copy')
      assert.deepEqual(await driver.axe(box), [])
      await choose(driver, 'Gemini CLI')
      assert.match(await becomesClipboard(/httpUrl/), /\/mcp\/l\/YOUR-LINK/)
      void commands.executeCommand('clickup.copyLinkConfiguration', gateway.links[0])
      await choose(driver, 'ChatGPT')
      await driver.text(pick('turn on Developer mode'))
      await driver.screenshot('links-chatgpt')
      await close(driver, 'Add It to ChatGPT')
    })

    it('and keeps it in sight while the gateway is away', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(row('Claude'))
      gateway.refuses = 503
      await commands.executeCommand('clickup.refreshLinks')
      await driver.text(`${linksView} >> text=Not up to date`)
      await driver.text(row('Claude'))
      gateway.refuses = undefined
      await commands.executeCommand('clickup.refreshLinks')
      await driver.gone(`${linksView} >> text=Not up to date`)
    })

    it('to nobody whose key is refused', async function () {
      const driver = driverOr(this)
      await connect(driver, gateway)
      await driver.text(row('Claude'))
      gateway.refuses = 401
      await commands.executeCommand('clickup.refreshLinks')
      await driver.text(welcome('no longer accepts your admin key'))
      await driver.gone(row('Claude'))
    })
  })

  it('sends the key to no other address, whatever the settings say', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    const other = await startFakeGateway()
    try {
      await setUrl(other.url)
      await driver.text(welcome('Connect to a Gateway…'))
      await commands.executeCommand('clickup.refreshLinks')
      await commands.executeCommand('clickup.openGatewayPage')
      await told(driver, 'No gateway is connected')
      assert.deepEqual(other.asked, [])
      await setUrl(gateway.url)
      await driver.text(welcome('Nothing is shared by this gateway.'))
    } finally {
      await other.close()
    }
  })

  it('leaves what is shared as it is when the person disconnects, and forgets the key', async function () {
    const driver = driverOr(this)
    gateway.links.push(linkNamed('Claude'))
    await connect(driver, gateway)
    await driver.text(row('Claude'))
    await driver.command('ClickUp: Disconnect from the Gateway')
    await driver.text('.statusbar >> text=what is shared stays shared')
    await driver.text(welcome('Connect to a Gateway…'))
    assert.equal(gateway.links.length, 1)
    // The address alone leads nowhere.
    const asked = gateway.asked.length
    await setUrl(gateway.url)
    await commands.executeCommand('clickup.refreshLinks')
    await driver.text(welcome('Connect to a Gateway…'))
    assert.equal(gateway.asked.length, asked)
  })

  it('writes neither the key nor a link anywhere', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    await share(driver, 'Quiet')
    await driver.press('Enter')
    await driver.text(titled('“Quiet” Is Shared'))
    await close(driver, 'Is Shared')
    assert.deepEqual(await driver.placesHolding(gateway.key), [])
    // What is read out to those who cannot see stands on the page for a while.
    const places = await driver.placesHolding('/mcp/l/secret-')
    assert.deepEqual(
      places.filter((place) => place !== 'the page'),
      [],
    )
  })
})
