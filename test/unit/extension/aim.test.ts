// Which tasks a command of the palette is about, and when it has to ask.
import { describe, expect, it } from 'vitest'
import { taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { aimOf, stateOf } from '../../../src/extension/views/task/aim.ts'

const task = (id: string, type = 'open') =>
  taskSchema.parse({ id, name: `Task ${id}`, status: { status: type, type } })

const [one, two, done] = [task('1'), task('2'), task('3', 'closed')]

describe('what a command is about', () => {
  it.each([
    ['the page in front, not what is selected', one, [two], [one]],
    ['the page in front, though several others are selected', one, [two, done], [one]],
    ['the page in front, which is selected as well', one, [one], [one]],
    ['the page in front, with nothing selected', one, [], [one]],
    ['what is selected, with no page in front', undefined, [one, two], [one, two]],
    ['nothing for certain, with nothing there', undefined, [], []],
    ['nothing for certain, where the page does not say', 'unclear', [one], []],
    ['nothing for certain, where the page is one of several selected', one, [one, two], []],
  ] as const)('is %s', (_, front, selected, sure) => {
    expect(aimOf(front, selected)).toEqual({
      sure,
      selected,
      ...(typeof front === 'object' && { inFront: front }),
    })
  })

  it.each([
    ['open', [one, two], 'open'],
    ['finished', [done], 'finished'],
    ['neither, being both', [one, done], undefined],
    ['neither, being unknown', [], undefined],
  ] as const)('is %s', (_, selected, state) => {
    expect(stateOf(aimOf(undefined, selected))).toBe(state)
  })

  it('is neither open nor finished while it is not certain', () => {
    expect(stateOf(aimOf('unclear', [done]))).toBeUndefined()
  })
})
