// Pasted pictures often bear one title: by it none is read, and each is by what tells it apart.
import { beforeAll, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running

const upload = async (title: string, content: string) => {
  const { url, token, state } = running.sandbox
  const task = state.store.taskByCustomId(running.sandbox.workspaceId, 'ENG-141')
  const form = new FormData()
  form.append('attachment', new Blob([content], { type: 'text/plain' }), title)
  const answer = await fetch(`${url}/api/v2/task/${task?.id}/attachment`, {
    method: 'POST',
    headers: { authorization: token },
    body: form,
  })
  expect(answer.status).toBe(200)
}

beforeAll(async () => {
  await upload('image.txt', 'the first')
  await upload('image.txt', 'the second one')
  await upload('IMAGE.txt', 'in capitals')
  await upload('notes, 5 bytes (attachment none)', 'a title that looks like a candidate')
})

const read = (attachment: string) => call('get_attachment', { attachment, task: 'ENG-141' })

describe('two attachments of one title', () => {
  it('are ambiguous by it, with candidates that each resolve to another one', async () => {
    const answer = await read('image.txt')
    expect([answer.ok, codesOf(answer)]).toEqual([false, ['AMBIGUOUS']])
    const candidates = answer.issues?.[0]?.candidates ?? []
    expect(candidates).toHaveLength(2)
    for (const candidate of candidates)
      expect(candidate).toMatch(/^image\.txt, added 20\S+, \d+ bytes \(attachment \S+\)$/)
    const texts = await Promise.all(candidates.map(async (one) => (await read(one)).result.text))
    expect(texts.sort()).toEqual(['the first', 'the second one'])
  })

  it('are told apart by get_task, and each is read by its id', async () => {
    const { result } = await call('get_task', { task: 'ENG-141', include: ['attachments'] })
    const files = result.attachments.filter(({ title }: { title: string }) => title === 'image.txt')
    expect(files).toMatchObject([
      { added: expect.stringMatching(/^20/) },
      { added: expect.any(String) },
    ])
    const sizes = await Promise.all(
      files.map(async ({ id }: { id: string }) => (await read(id)).result.size),
    )
    expect(sizes.sort()).toEqual([14, 9].sort())
  })

  it('do not stand in the way of another that is written in another case', async () => {
    expect((await read('IMAGE.txt')).result.text).toBe('in capitals')
    expect(codesOf(await read('Image.TXT'))).toEqual(['AMBIGUOUS'])
  })

  it('do not take away a title that looks like a candidate', async () => {
    expect((await read('notes, 5 bytes (attachment none)')).result.text).toContain(
      'looks like a candidate',
    )
  })
})
