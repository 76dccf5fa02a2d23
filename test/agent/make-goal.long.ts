// What no tool of ours does, in the real Copilot Chat: a goal with key results and a webhook, by names.
import { describe, expect, it } from 'vitest'
import { makeGoal } from '../../scripts/model/jobs/make-goal.ts'
import { expectDocumented } from '../support/contract.ts'
import { answersTold } from '../support/jobs/told.ts'
import { useAgent } from '../support/vscode/agent.ts'

const done = useAgent({ job: makeGoal, name: 'make-goal', openFirst: ['Engineering'] })

const store = () => done.sandbox.state.store
const idOf = (name: string) => [...store().users.values()].find((one) => one.username === name)?.id
const goal = () => [...store().goals.values()].find(({ name }) => name === 'Ship v2')
const bugs = () => [...store().lists.values()].find(({ name }) => name === 'Bug Tracker')?.id
describe('asking Copilot Chat for a goal with two key results and a webhook', () => {
  it('makes the goal for both people, by the day that was said', () => {
    expect(goal()?.ownerIds).toEqual([idOf('Alex Rivera'), idOf('Priya Nair')])
    expect(goal()?.dueDate).toBeGreaterThan(Date.now())
  })

  it('makes both key results, each by its names', () => {
    // They are made at once, so either may come first.
    const results = goal()?.keyResults.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(results).toMatchObject([
      { name: 'Bugs closed', type: 'number', end: 40, listIds: [bugs()] },
      { name: 'Docs are published', type: 'boolean', end: 1, ownerIds: [idOf('Priya Nair')] },
    ])
  })

  it('makes the webhook on the list, and keeps its secret', () => {
    const [webhook] = store().webhooks.values()
    expect(webhook).toMatchObject({ endpoint: 'https://hooks.acme.example/clickup' })
    expect(webhook?.place.list).toBe(bugs())
    expect(done.answer.text).not.toContain(webhook?.secret ?? '?')
    expect(JSON.stringify(done.model.exchanges)).not.toContain(webhook?.secret ?? '?')
  })

  it('needs five calls, of which four write', () => {
    const writes = done.sandbox.state.log.since(0).filter(({ method }) => method !== 'GET')
    expect(writes).toHaveLength(4)
    expect(answersTold(done.model)).toHaveLength(5)
  })

  it('tells in the chat what was made, by name', () => {
    for (const name of ['Ship v2', 'Bugs closed', 'Docs are published', 'hooks.acme.example'])
      expect(done.answer.text).toContain(name)
    expect(done.answer.text).toContain('Priya Nair')
  })

  it('sends every request to ClickUp as the documents say', () => {
    expectDocumented(done.sandbox.state.log.since(0))
  })
})
