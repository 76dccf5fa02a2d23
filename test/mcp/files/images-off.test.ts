// Where the settings leave pictures out, an answer says so, and where they are.
import { describe, expect, it } from 'vitest'
import { usePair } from '../../support/pair.ts'

const pair = usePair({}, { env: { CLICKUP_IMAGES: 'off' } })

const blocksOf = async (name: string, args: Record<string, unknown>) => {
  const { content } = await pair.pair.client.callTool({ name, arguments: args })
  return (content as { type: string }[]).map(({ type }) => type)
}

describe('pictures that the settings leave out', () => {
  it('do not stand in a task, which says that they are there', async () => {
    const args = { task: 'ENG-312', include: ['attachments'] }
    expect(await blocksOf('get_task', args)).toEqual(['text'])
    const { result } = await pair.call('get_task', args)
    expect(result.images_off).toContain('get_attachment')
  })

  it('are saved where one is asked for', async () => {
    const args = { task: 'ENG-312', attachment: 'export-error.png' }
    expect(await blocksOf('get_attachment', args)).toEqual(['text'])
    const { result } = await pair.call('get_attachment', args)
    expect(result.not_shown).toContain('off')
    expect(result.saved_to ?? result.url).toBeTruthy()
  })
})
