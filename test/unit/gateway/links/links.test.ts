// Links over a real store: made, opened, changed, ended.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { createLinks, type NewLink } from '../../../../src/gateway/links/links.ts'
import { type LinkRecord, recordText } from '../../../../src/gateway/links/record.ts'
import { openLmdb } from '../../../../src/gateway/store/lmdb.ts'
import { type Store, StoreError, UnreadableError } from '../../../../src/gateway/store/store.ts'

const OLD_KEY = Buffer.alloc(32, 1).toString('base64')
const NEW_KEY = Buffer.alloc(32, 2).toString('base64')
const CLICKUP_TOKEN = 'pk_1_SECRETCLICKUP'
const START = Date.parse('2026-03-01T10:00:00.000Z')

const wanted = (more: Partial<NewLink> = {}): NewLink => ({
  name: 'Report',
  config: { methods: ['read'], tags: ['tasks'], confirm: 'ask' },
  expires_at: null,
  require_api_token_auth: false,
  workspace_id: '9001',
  created_by: 'key-1',
  clickup: { token: CLICKUP_TOKEN, apiUrl: 'https://api.clickup.com' },
  ...more,
})

describe('links', () => {
  let folder: string
  let store: Store
  let now: number
  const clock = (): number => now
  const node = (key = OLD_KEY) => createLinks({ store, keys: masterKeys(key), now: clock })
  const recordOf = async (id: string) => {
    const text = (await store.get(`link:${id}`)) ?? ''
    return JSON.parse(text.slice(text.indexOf('.') + 1))
  }
  /** As whoever has the master key as well could write it. */
  const signed = (record: LinkRecord) => recordText(masterKeys(OLD_KEY).current, record)
  const inMs = (ms: number): string => new Date(now + ms).toISOString()

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clickup-links-'))
    now = START
    store = await openLmdb(path.join(folder, 'store'), clock)
  })
  beforeEach(async () => {
    now = START
    for (const [key] of await store.list('')) await store.remove(key)
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('opens with its token, on every node', async () => {
    const { link, token } = await node().create(wanted())
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const open = await node().open(token)
    expect(open?.link).toEqual({ ...link, last_used_at: null })
    expect(open?.clickup).toEqual({ token: CLICKUP_TOKEN, apiUrl: 'https://api.clickup.com' })
  })

  it('opens with nothing else', async () => {
    const links = node()
    const { link, token } = await links.create(wanted())
    const last = token.at(-1) === 'A' ? 'B' : 'A'
    for (const other of [
      '',
      'x',
      link.id,
      `${token} `,
      token.slice(0, -1),
      token.slice(0, -1) + last,
    ])
      expect(await links.open(other)).toBeUndefined()
    expect(await node(NEW_KEY).open(token)).toBeUndefined()
  })

  it('lists and gets links without anything that opens them', async () => {
    const links = node()
    const first = await links.create(wanted())
    now += 1
    const second = await links.create(wanted({ name: 'Second' }))
    const listed = await links.list()
    expect(listed).toEqual({
      links: [first.link, second.link].map((link) => ({ ...link, master_key: 'current' })),
      unreadable: [],
    })
    expect(await links.get(second.link.id)).toEqual(second.link)
    const { token_mac, sealed } = await recordOf(first.link.id)
    for (const secret of [first.token, CLICKUP_TOKEN, token_mac, sealed])
      expect(JSON.stringify(listed)).not.toContain(secret)
  })

  it('keeps neither token in the clear, in no file', async () => {
    const { token } = await node().create(wanted())
    await store.ping()
    const file = await readFile(path.join(folder, 'store/store.mdb'), 'latin1')
    expect(file).toContain('token_mac')
    for (const secret of [token, CLICKUP_TOKEN, OLD_KEY]) expect(file).not.toContain(secret)
  })

  it('ends to the millisecond, and leaves nothing behind', async () => {
    const links = node()
    const { link, token } = await links.create(wanted({ expires_at: inMs(2000) }))
    now = START + 1999
    expect(await links.open(token)).toBeDefined()
    now = START + 2000
    expect(await links.open(token)).toBeUndefined()
    expect(await links.list()).toEqual({ links: [], unreadable: [] })
    expect(await links.get(link.id)).toBeUndefined()
    expect(await links.change(link.id, { expires_at: null })).toBeUndefined()
    expect(await store.list('')).toEqual([])
  })

  it('ends on a node whose clock is ahead of the store', async () => {
    const { token } = await node().create(wanted({ expires_at: inMs(2000) }))
    const ahead = createLinks({ store, keys: masterKeys(OLD_KEY), now: () => START + 2000 })
    expect(await ahead.open(token)).toBeUndefined()
    expect((await ahead.list()).links).toEqual([])
  })

  it('is gone for every node once it is revoked', async () => {
    const { link, token } = await node().create(wanted())
    expect(await node().revoke(link.id)).toBe(true)
    expect(await node().open(token)).toBeUndefined()
    expect(await node().revoke(link.id)).toBe(false)
    expect(await store.list('')).toEqual([])
  })

  it('changes what is given, and leaves the rest', async () => {
    const links = node()
    const { link, token } = await links.create(wanted({ expires_at: inMs(1000) }))
    const config = { methods: ['read', 'write'], tags: [], confirm: 'argument' as const }
    const patch = { config, expires_at: inMs(60_000), name: undefined }
    expect(await links.change(link.id, patch)).toEqual({
      ...link,
      config,
      expires_at: inMs(60_000),
    })
    now += 30_000
    expect((await node().open(token))?.link.config).toEqual(config)
    await links.change(link.id, { expires_at: inMs(-1) })
    expect(await links.open(token)).toBeUndefined()
    expect(await links.change('nobody', { name: 'x' })).toBeUndefined()
  })

  it('takes an end in any zone, and refuses what it could not read again', async () => {
    const links = node()
    const { link } = await links.create(wanted({ expires_at: '2026-03-02T00:00:00+02:00' }))
    expect(link.expires_at).toBe('2026-03-01T22:00:00.000Z')
    for (const expires_at of ['soon', '2026-02-28T00:00:00Z', '+012026-01-01T00:00:00Z'])
      await expect(links.create(wanted({ expires_at }))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    await expect(links.change(link.id, { expires_at: 'never' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect((await links.list()).links).toEqual([{ ...link, master_key: 'current' }])
  })

  it('gets a new token in place of the old one, and the ClickUp token with it', async () => {
    const links = node()
    const { link, token } = await links.create(wanted({ expires_at: inMs(60_000) }))
    const rotated = await links.rotate(link.id, 'pk_2_OTHER')
    expect(rotated?.link).toEqual(link)
    expect(await links.open(token)).toBeUndefined()
    expect((await links.open(rotated?.token ?? ''))?.clickup.token).toBe('pk_2_OTHER')
    expect(await store.list('link-token:')).toHaveLength(1)
    expect(await links.rotate('nobody', 'pk_2_OTHER')).toBeUndefined()
    expect(await store.list('link-token:')).toHaveLength(1)
  })

  it('loses no change, no rotation and no revocation that happen at the same time', async () => {
    const { link, token } = await node().create(wanted())
    const [rotated] = await Promise.all([
      node().rotate(link.id, 'pk_2_OTHER'),
      node().change(link.id, { require_api_token_auth: true }),
      node().change(link.id, { name: 'Renamed' }),
      node().open(token),
    ])
    expect(await node().open(token)).toBeUndefined()
    const open = await node().open(rotated?.token ?? '')
    expect(open?.link).toMatchObject({ name: 'Renamed', require_api_token_auth: true })

    await Promise.all([
      node().open(rotated?.token ?? ''),
      node()
        .change(link.id, { name: 'Again' })
        .catch(() => {}),
      node()
        .rotate(link.id, 'pk_3')
        .catch(() => {}),
      node().revoke(link.id),
    ])
    expect(await node().get(link.id)).toBeUndefined()
    expect(await store.list('link:')).toEqual([])
  })

  it('notes its use at most once a minute', async () => {
    const links = node()
    const { link, token } = await links.create(wanted())
    const put = vi.spyOn(store, 'put')
    try {
      await links.open(token)
      now += 59_999
      await links.open(token)
      expect(put).toHaveBeenCalledTimes(1)
      expect((await links.get(link.id))?.last_used_at).toBe(new Date(START).toISOString())
      now += 1
      await links.open(token)
      expect(put).toHaveBeenCalledTimes(2)
    } finally {
      put.mockRestore()
    }
  })

  it('lets in while its use cannot be noted, and nobody while it cannot be read', async () => {
    const links = node()
    const { token } = await links.create(wanted())
    const put = vi.spyOn(store, 'put').mockRejectedValue(new StoreError('full'))
    expect(await links.open(token)).toBeDefined()
    put.mockRestore()
    const get = vi.spyOn(store, 'get').mockRejectedValue(new StoreError('away'))
    await expect(links.open(token)).rejects.toBeInstanceOf(StoreError)
    get.mockRestore()
  })

  it('moves to a new master key as it is used, and then does without the old one', async () => {
    const { link, token } = await node().create(wanted())
    const both = createLinks({ store, keys: masterKeys(`${NEW_KEY} ${OLD_KEY}`), now: clock })
    expect((await both.open(token))?.clickup.token).toBe(CLICKUP_TOKEN)
    expect((await node(NEW_KEY).open(token))?.clickup.token).toBe(CLICKUP_TOKEN)
    expect(await node().open(token)).toBeUndefined()
    expect(await store.list('link-token:')).toHaveLength(1)
    await both.revoke(link.id)
    expect(await store.list('')).toEqual([])
  })

  it('does not open what was put in the place of another link', async () => {
    const links = node()
    const mine = await links.create(wanted())
    const theirs = await links.create(wanted({ clickup: { token: 'pk_9', apiUrl: 'https://x.y' } }))
    const [my, their] = [await recordOf(mine.link.id), await recordOf(theirs.link.id)]
    const forgeries = [
      { ...their, sealed: my.sealed },
      { ...their, sealed: my.sealed, token_mac: my.token_mac },
      { ...my, api_url: 'https://thief.example' },
      { ...my, link: { ...my.link, workspace_id: '6666' } },
      { ...my, link: { ...my.link, id: theirs.link.id } },
      { ...my, sealed: `${my.sealed.slice(0, -2)}AA` },
      { ...my, sealed: '' },
    ]
    for (const forged of forgeries) {
      await store.put(`link:${mine.link.id}`, signed(forged))
      expect(await links.open(mine.token).catch(() => undefined)).toBeUndefined()
    }
    await store.put(`link:${mine.link.id}`, signed(my))
    expect(await links.open(mine.token)).toBeDefined()
  })

  it('is not widened by whoever can write to the store alone', async () => {
    const links = node()
    const { link, token } = await links.create(wanted())
    const record = await recordOf(link.id)
    const [signature] = (await store.get(`link:${link.id}`))?.split('.') ?? []
    const config = { ...link.config, methods: ['read', 'write', 'delete'] }
    const widened = JSON.stringify({ ...record, link: { ...record.link, config } })
    for (const text of [widened, `${signature}.${widened}`, `.${widened}`]) {
      await store.put(`link:${link.id}`, text)
      await expect(links.open(token)).rejects.toThrow(/is damaged/)
    }
  })

  it('says which master key each hangs on, so that it is known when an old one can go', async () => {
    const used = await node().create(wanted({ name: 'used' }))
    now += 1
    const idle = await node().create(wanted({ name: 'idle' }))
    now += 1
    const renamed = await node().create(wanted({ name: 'unused' }))
    const states = async (keys: string) =>
      (await node(keys).list()).links.map(({ name, master_key }) => [name, master_key])
    const both = `${NEW_KEY} ${OLD_KEY}`
    await node(both).change(renamed.link.id, { name: 'renamed' })
    await node(both).open(used.token)
    expect(await states(both)).toEqual([
      ['used', 'current'],
      ['idle', 'old'],
      ['renamed', 'old'],
    ])
    // What was written anew can be read, and opens no more all the same.
    expect(await states(NEW_KEY)).toEqual([
      ['used', 'current'],
      ['renamed', 'missing'],
    ])
    expect(await node(NEW_KEY).open(renamed.token)).toBeUndefined()
    await node(both).rotate(idle.link.id, CLICKUP_TOKEN)
    await node(NEW_KEY).rotate(renamed.link.id, CLICKUP_TOKEN)
    expect((await states(NEW_KEY)).map(([, state]) => state)).toEqual(Array(3).fill('current'))
  })

  it('counts as under the old key as well what a node that still writes with it has signed', async () => {
    const { link, token } = await node(NEW_KEY).create(wanted())
    const behind = node(`${OLD_KEY} ${NEW_KEY}`)
    await behind.change(link.id, { name: 'renamed' })
    const ahead = node(`${NEW_KEY} ${OLD_KEY}`)
    expect((await ahead.list()).links).toMatchObject([{ master_key: 'old' }])
    now += 60_000
    await ahead.open(token)
    expect((await node(NEW_KEY).list()).links).toMatchObject([{ master_key: 'current' }])
  })

  it('costs none but itself where its record cannot be read, and can be ended', async () => {
    const links = node()
    const sound = await links.create(wanted())
    const { link, token } = await links.create(wanted())
    const record = await recordOf(link.id)
    const newer = /newer version/
    const unknown = /master key that is not set here, or is damaged/
    const unreadable: readonly (readonly [string, RegExp])[] = [
      [signed({ ...record, v: 2 }), newer],
      [signed({ ...record, only_from: ['10.0.0.1'] }), newer],
      [signed({ ...record, link: { ...record.link, lists: ['1'] } }), newer],
      [
        signed({ ...record, link: { ...record.link, config: { ...link.config, lists: [] } } }),
        newer,
      ],
      ['{', unknown],
      ['', unknown],
      [recordText(masterKeys(NEW_KEY).current, record), unknown],
    ]
    for (const [text, why] of unreadable) {
      await store.put(`link:${link.id}`, text)
      for (const call of [() => links.open(token), () => links.get(link.id)]) {
        const error = await call().catch((one: unknown) => one)
        expect(error).toBeInstanceOf(UnreadableError)
        expect(String(error)).toMatch(why)
      }
      expect(await links.list()).toEqual({
        links: [{ ...sound.link, master_key: 'current' }],
        unreadable: [{ id: link.id, message: expect.stringMatching(why) }],
      })
    }
    await store.put(`link:${link.id}`, unreadable[0]?.[0] ?? '')
    expect(await links.revoke(link.id)).toBe(true)
    expect(await links.revoke(sound.link.id)).toBe(true)
    expect(await store.list('')).toEqual([])
  })
})
