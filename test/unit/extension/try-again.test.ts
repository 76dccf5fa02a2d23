// What a person is offered where ClickUp was out of reach: nothing that would be there twice.
import { describe, expect, it, vi } from 'vitest'
import { write } from '../../../src/changes/engine/write.ts'
import { KINDS } from '../../../src/changes/kinds.ts'
import { planCreateTasks } from '../../../src/changes/tasks/create.ts'
import { planUpdateTasks } from '../../../src/changes/tasks/update.ts'
import { createWorld, kindOf } from '../../mcp/kinds/world.ts'

vi.mock('vscode', () => ({ commands: {}, window: {}, l10n: { t: (text: string) => text } }))

const { canTryAgain } = await import('../../../src/extension/commands/tasks/told.ts')

const HAIL = [{ name: 'Hail' }]

describe('trying again', () => {
  it.each([
    ['a task that was sent, for it may still come to be', 'POST /v2/list/*/task=drop x*', false],
    ['a task that ClickUp had no room for', 'POST /v2/list/*/task=429 x*', true],
  ])('is offered for %s', async (_, fault, isOffered) => {
    const { at, inject } = createWorld()
    const steps = await planCreateTasks(at, 'Infrastructure Backlog', HAIL)
    inject(fault)
    expect(canTryAgain(await write(at, KINDS, steps), kindOf)).toBe(isOffered)
  })

  it('is offered for a property, which is the same twice', async () => {
    const { at, inject } = createWorld()
    const steps = await planUpdateTasks(at, ['ENG-118'], { priority: 'low' })
    inject('PUT /v2/task/*=drop x*')
    expect(canTryAgain(await write(at, KINDS, steps), kindOf)).toBe(true)
  })
})
