// What opens a ClickUp token, and what does not.
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { seal, unseal } from '../../../../src/gateway/keys/seal.ts'

const key = masterKeys(randomBytes(32).toString('base64')).current
const linkToken = randomBytes(32).toString('base64url')
const sealedFor = { linkToken, belongsTo: ['link-1', '9001'] }
const TOKEN = 'pk_1_ÄSECRET'

describe('a sealed token', () => {
  it('opens with master key, link token and what it belongs to', () => {
    expect(unseal(key, sealedFor, seal(key, sealedFor, TOKEN))).toBe(TOKEN)
  })

  it('does not open where one of them is another', () => {
    const sealed = seal(key, sealedFor, TOKEN)
    const others = [
      { ...sealedFor, linkToken: '' },
      { ...sealedFor, linkToken: randomBytes(32).toString('base64url') },
      { ...sealedFor, belongsTo: ['link-2', '9001'] },
      { ...sealedFor, belongsTo: ['link-1', '9002'] },
      { ...sealedFor, belongsTo: ['link-19001'] },
      { ...sealedFor, belongsTo: [] },
    ]
    for (const other of others) expect(unseal(key, other, sealed)).toBeUndefined()
    const otherKey = masterKeys(randomBytes(32).toString('base64')).current
    expect(unseal(otherKey, sealedFor, sealed)).toBeUndefined()
  })

  it('does not open where any byte of it was changed, or one is missing', () => {
    const bytes = Buffer.from(seal(key, sealedFor, TOKEN), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(key, sealedFor, changed.toString('base64url'))).toBeUndefined()
      expect(unseal(key, sealedFor, bytes.subarray(0, at).toString('base64url'))).toBeUndefined()
    }
  })

  it('is another one each time', () => {
    expect(seal(key, sealedFor, TOKEN)).not.toBe(seal(key, sealedFor, TOKEN))
  })
})
