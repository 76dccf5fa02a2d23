// The broker as a server process meets it.
import { strict as assert } from 'node:assert'
import { readdir, readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { parseWindowFile, type WindowFile } from '../../../src/broker/protocol.ts'
import { exploreSandbox, signOut } from '../support/account.ts'
import { brokerFolder, eventually } from '../support/extension.ts'

const windowFile = (): Promise<string> =>
  eventually('the file of this window', async () => {
    const folder = await brokerFolder()
    const names = await readdir(folder).catch(() => [])
    const [name] = names.filter((each) => each.startsWith(`window-${process.pid}-`))
    return name && path.join(folder, name)
  })

const thisWindow = async (): Promise<WindowFile> => {
  const window = parseWindowFile(await readFile(await windowFile(), 'utf8'))
  if (!window) throw new Error('The file cannot be read.')
  return window
}

const statusWith = (socketPath: string, key: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` }
    request({ socketPath, path: '/token', method: 'POST', agent: false, headers }, (response) => {
      resolve(response.resume().statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })

describe('the broker', () => {
  afterEach(signOut)

  describe('of this window', () => {
    it('lets nobody else read its file, its socket or their folders', async function () {
      if (process.platform === 'win32') this.skip()
      const modeOf = async (file: string) => (await stat(file)).mode & 0o777
      const file = await windowFile()
      const { socket } = await thisWindow()
      assert.equal(await modeOf(file), 0o600)
      assert.equal(await modeOf(path.dirname(file)), 0o700)
      assert.equal(await modeOf(socket), 0o600)
      assert.equal(await modeOf(path.dirname(socket)), 0o700)
    })

    it('answers nobody without the key', async () => {
      await exploreSandbox()
      const { socket, key } = await thisWindow()
      assert.equal(await statusWith(socket, 'wrong'), 401)
      assert.equal(await statusWith(socket, key), 200)
    })
  })
})
