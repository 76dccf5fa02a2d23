// The master key: where it comes from, and what is said when it cannot be read.
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { masterKeys, readMasterKeys } from '../../../../src/gateway/keys/master.ts'

const KEY = randomBytes(32).toString('base64')
const OTHER = randomBytes(32).toString('base64')

const refusal = async (from: Parameters<typeof readMasterKeys>[0]): Promise<string> => {
  const error = await readMasterKeys(from).catch((one: unknown) => one)
  expect(error).toMatchObject({ code: 'INVALID_INPUT' })
  return `${error} ${JSON.stringify(error)}`
}

describe('the master key', () => {
  it('is read in both alphabets of base64, with and without its last sign', () => {
    const bytes = Buffer.from('+/+/'.repeat(10).padEnd(43, 'A'), 'base64')
    const forms = [
      bytes.toString('base64'),
      bytes.toString('base64url'),
      ` ${bytes.toString('base64')}\n`,
    ]
    expect(new Set(forms.map((form) => masterKeys(form).current.kid)).size).toBe(1)
  })

  it('derives other bytes for each purpose and salt, and the same ones again', () => {
    const { current } = masterKeys(KEY)
    const all = [
      current.derive('a'),
      current.derive('b'),
      current.derive('a', 'salt'),
      masterKeys(OTHER).current.derive('a'),
    ]
    expect(new Set(all.map((bytes) => bytes.toString('hex'))).size).toBe(4)
    expect(all.map((bytes) => bytes.length)).toEqual([32, 32, 32, 32])
    expect(masterKeys(KEY).current.derive('a')).toEqual(all[0])
  })

  it('is the first of several, which are known by what is made from them', () => {
    const keys = masterKeys(`${KEY}, ${OTHER}\n${KEY}`)
    expect(keys.all).toHaveLength(2)
    expect(keys.current.kid).toBe(masterKeys(KEY).current.kid)
    expect(keys.find(masterKeys(OTHER).current.kid)?.derive('a')).toEqual(
      masterKeys(OTHER).current.derive('a'),
    )
    expect(keys.find('00000000')).toBeUndefined()
    expect(KEY).not.toContain(keys.current.kid)
  })

  it('is not started without, and what to do is said', async () => {
    for (const none of [{}, { key: '' }, { key: ' \n' }, { keyCommand: '' }])
      expect(await refusal(none)).toMatch(/no master key.*openssl rand -base64 32/)
    expect(await refusal({ key: ',' })).toMatch(/openssl/)
  })

  it('is refused where it is malformed, and never shown', async () => {
    const wrong = [
      'hunter2-hunter2',
      randomBytes(31).toString('base64'),
      randomBytes(33).toString('base64'),
      randomBytes(32).toString('hex'),
      `${KEY.slice(0, 20)}!${KEY.slice(21)}`,
    ]
    for (const key of wrong) {
      const said = await refusal({ key: `${KEY} ${key}` })
      expect(said).toMatch(/base64 of 32 bytes.*openssl/)
      expect(said).not.toContain(key.slice(0, 7))
      expect(said).not.toContain(KEY)
    }
  })
})

describe('the command for the master key', () => {
  const node = (script: string, ...args: string[]): string =>
    [`"${process.execPath}"`, '-e', `'${script}'`, ...args].join(' ')

  it('prints it, and is run without a shell', async () => {
    const print = node('console.log(process.argv[1])', `"${KEY}"`)
    expect((await readMasterKeys({ keyCommand: print })).current.kid).toBe(
      masterKeys(KEY).current.kid,
    )
    const args = node('console.log(process.argv.slice(1).join("|")); process.exit(1)')
    expect(await refusal({ keyCommand: `${args} $(touch /tmp/x) ; ls` })).toMatch(/\(1\)/)
  })

  it('splits words as a shell does', async () => {
    const wanted = ['a b', "c'd", '', 'e"f', 'g h', '$HOME', 'ij']
    const check = `process.exit(JSON.stringify(process.argv.slice(1)) === process.env.WANTED ? 0 : 1)`
    process.env.WANTED = JSON.stringify(wanted)
    const command = `${node(check)} 'a b' "c'd" "" "e\\"f" g\\ h $HOME i'j'`
    // It ended well and printed nothing.
    expect(await refusal({ keyCommand: command })).toMatch(/is empty/)
    delete process.env.WANTED
  })

  it('says that it failed, and neither its output nor its arguments', async () => {
    const fails = node(
      'console.log("printed-secret"); console.error("told-secret"); process.exit(3)',
      'argument-secret',
    )
    const said = await refusal({ keyCommand: fails })
    expect(said).toMatch(/failed \(3\)/)
    expect(said).not.toMatch(/-secret/)
    expect(await refusal({ keyCommand: node('console.log("printed-secret")') })).not.toMatch(
      /-secret/,
    )
    expect(await refusal({ keyCommand: '/no/such/program x-secret' })).toMatch(/ENOENT/)
    expect(await refusal({ keyCommand: 'x', key: KEY })).toMatch(/set twice/)
  })
})
