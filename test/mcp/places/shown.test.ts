// What is shown resolves: every name, path, id and candidate of every answer can be given back as it
// stands to every tool that takes one, and means just that thing, whatever things are called.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCandidates, checkCompletions, checkFields } from '../../support/shown/candidates.ts'
import { collect } from '../../support/shown/collected.ts'
import { CONSUMERS, NO_REFERENCES } from '../../support/shown/consumers.ts'
import type { Shown } from '../../support/shown/shown.ts'
import { checkShown, startTrial, type Trial } from '../../support/shown/trial.ts'

// More of them find more: SHOWN_SEEDS=50 SHOWN_CONSUMERS=99.
const SEEDS = Number(process.env.SHOWN_SEEDS ?? 2)
const FIRST = Number(process.env.SHOWN_FIRST ?? 1)
/** Of those that take what is shown, so many are asked. */
const MOST = Number(process.env.SHOWN_CONSUMERS ?? 1)

const seeds = Array.from({ length: SEEDS }, (_, i) => FIRST + i)

describe.each(seeds)('in a workspace of hostile names, seed %i,', (seed) => {
  let trial: Trial
  let all: readonly Shown[]
  beforeAll(async () => {
    trial = await startTrial(seed)
    all = await collect(trial)
  }, 120_000)
  afterAll(() => trial.close())

  it('what is shown means what it was shown of', async () => {
    expect(all.length).toBeGreaterThan(200)
    const wrong: string[] = []
    for (const one of all) wrong.push(...(await checkShown(trial, one, MOST)))
    expect(wrong).toEqual([])
  }, 900_000)

  it('each candidate means one thing, and no two the same', async () => {
    expect(await checkCandidates(trial, all)).toEqual([])
  }, 900_000)

  it('each completion means one thing, and no two the same', async () => {
    expect(await checkCompletions(trial)).toEqual([])
  }, 900_000)

  it('a task is found by what is shown of its custom fields', async () => {
    expect(await checkFields(trial)).toEqual([])
  }, 900_000)
})

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** `update_tasks set.status` */
const argumentsOf = (schema: Schema, tool: string, above = ''): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, own]) => {
    const path = above ? `${above}.${name}` : name
    const below = own.items ?? own
    return below.properties ? argumentsOf(below, tool, path) : [`${tool} ${path}`]
  })

describe('every argument', () => {
  it('that takes a reference is given what is shown', async () => {
    const trial = await startTrial(1)
    const { tools } = await trial.client.listTools()
    await trial.close()
    const given = new Set(
      Object.values(CONSUMERS).flatMap((some) => some.map((one) => one.argument)),
    )
    const all = tools.flatMap(({ name, inputSchema }) => argumentsOf(inputSchema as Schema, name))
    const unknown = all.filter(
      (one) =>
        !given.has(one) && !NO_REFERENCES.includes(one) && !NO_REFERENCES.includes(nameIn(one)),
    )
    expect(unknown).toEqual([])
    expect([...given].filter((one) => !all.includes(one))).toEqual([])
  })
})

const nameIn = (argument: string): string => argument.slice(argument.search(/[ .]\w+$/) + 1)
