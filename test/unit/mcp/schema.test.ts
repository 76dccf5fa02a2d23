import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { choices, limit, reference, references, text } from '../../../src/base/input/arguments.ts'
import { describeIssues, inputSchemaOf } from '../../../src/mcp/tool/schema.ts'

const input = z.strictObject({
  task: references('Id or name'),
  in: reference().optional(),
  kind: choices(['a', 'b']).optional(),
  limit: limit(100).optional(),
  description: text().optional(),
  set: z.strictObject({ name: z.string().min(1).optional() }).optional(),
})

const explain = (args: unknown) => {
  const parsed = input.safeParse(args, { reportInput: true })
  return parsed.success ? 'fine' : describeIssues(parsed.error, input).message
}

describe('the schema of a tool', () => {
  it('is flat and holds what a model needs, no more', () => {
    expect(inputSchemaOf(input)).toEqual({
      type: 'object',
      properties: {
        task: { type: 'array', items: { type: 'string' }, description: 'Id or name' },
        in: { type: 'string' },
        kind: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
        limit: { type: 'integer' },
        description: { type: 'string' },
        set: { type: 'object', properties: { name: { type: 'string' } } },
      },
      required: ['task'],
    })
  })

  it('keeps a property that is named like a keyword', () => {
    const named = z.strictObject({ pattern: z.string(), minimum: z.number().min(1) })
    expect(inputSchemaOf(named).properties).toEqual({
      pattern: { type: 'string' },
      minimum: { type: 'number' },
    })
  })

  it('of a tool without arguments has properties all the same', () => {
    expect(inputSchemaOf(z.strictObject({}))).toEqual({ type: 'object', properties: {} })
  })
})

describe('arguments', () => {
  it.each([
    [{ task: 'ENG-1' }],
    [{ task: 868512 }],
    [{ task: ['ENG-1', 7] }],
    [{ task: ['a'], in: 901403000006, kind: 'a', limit: '25' }],
  ])('%j are taken as they are meant', (args) => {
    expect(explain(args)).toBe('fine')
  })

  it.each([
    [{}, '"task" is missing'],
    [{ task: 'a', lst: 'x' }, 'unknown argument "lst"'],
    [{ task: 'a', x: 1, y: 2 }, 'unknown arguments "x", "y"'],
    [{ task: 'a', kind: ['c'] }, '"kind[0]" must be one of a, b'],
    [{ task: 'a', limit: 500 }, '"limit": Too big'],
    [{ task: 'a', set: { nme: 1 } }, 'unknown argument "nme" in "set"'],
    [{ task: ['a', ' '] }, '"task[1]"'],
  ])('%j are refused in words that help', (args, words) => {
    expect(explain(args)).toContain(words)
  })
})
