// What is made of the documents is made of these documents, and small enough to be carried along.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operationsPage } from '../../../scripts/lib/operations-page.ts'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { answersText, catalogueText, documentedText } from '../../../scripts/openapi/build.ts'
import { operations } from '../../../src/openapi/catalogue.ts'
import { operationsOf, readDocuments } from '../../contract/support/documents.ts'

const committed = (file: string): string => readFileSync(inRoot(file), 'utf8')

const documents = readDocuments()

describe('the data made of the documents', () => {
  it.each([
    ['src/openapi/data/catalogue.json', () => catalogueText(documents)],
    ['src/openapi/data/answers.json', () => answersText(documents)],
    ['src/sandbox/routes/data/documented.json', () => documentedText(documents)],
    ['docs/operations.md', () => operationsPage()],
  ])('%s is what `npm run generate` would write', (file, made) => {
    expect(committed(file) === made(), `${file} is stale: npm run generate`).toBe(true)
  })

  it('is small, and holds no sentences', () => {
    const text = committed('src/openapi/data/catalogue.json')
    expect(text.length).toBeLessThan(250_000)
    // Our own search words stand in a field of their own.
    const others = text.replace(/"words":"[^"]*"/g, '')
    expect(others).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/)
  })

  it('knows each documented operation under its own id', () => {
    const documented = operationsOf(documents).map(({ id }) => id)
    const known = operations().map(({ id, official }) => official ?? id)
    expect([...known].sort()).toEqual([...documented].sort())
    expect(new Set(operations().map(({ id }) => id.toLowerCase())).size).toBe(173)
  })

  it('gives the page one row for each of them', () => {
    const rows = committed('docs/operations.md')
      .split('\n')
      .flatMap((line) => /^\| ([A-Z]+ \/\S+) \|/.exec(line)?.[1] ?? [])
    const wanted = operationsOf(documents).map(({ method, path, version }) => {
      const documented = version === 'v2' ? path.replace('/api', '') : path
      return `${method.toUpperCase()} ${documented}`
    })
    expect([...rows].sort()).toEqual([...wanted].sort())
  })
})

describe('the kinds and toolsets', () => {
  const of = (id: string) => {
    const found = operations().find((each) => each.id === id)
    return found && [found.kind, found.toolset]
  }

  it.each([
    ['mergeTasks', 'delete', 'tasks'],
    ['queryAuditLog', 'read', 'admin'],
    ['publicPatchAcl', 'write', 'admin'],
    ['InviteUserToWorkspace', 'write', 'admin'],
    ['AddGuestToTask', 'write', 'admin'],
    ['GetUserGroups', 'read', 'workspace'],
    ['GetListMembers', 'read', 'workspace'],
    ['GetCustomRoles', 'read', 'admin'],
    ['DeleteTask', 'delete', 'tasks'],
    ['AddTaskToList', 'write', 'tasks'],
    ['createChatMessage', 'write', 'chat'],
    ['getSubtypes', 'read', 'chat'],
    ['CreateGoal', 'write', 'api'],
    ['DeleteWebhook', 'delete', 'api'],
    ['UpdateFolder', 'write', 'lists'],
    ['CreateSpace', 'write', 'workspace'],
    ['editPagePublic', 'write', 'docs'],
    ['StartATimeEntry', 'write', 'time'],
  ])('of %s are %s and %s', (id, kind, toolset) => {
    expect(of(id)).toEqual([kind, toolset])
  })

  /** What they take off is no object of its own, or can be put there again. */
  const TAKES_OFF = [
    'DeleteChecklistItem',
    'DeleteDependency',
    'DeleteTaskLink',
    'RemoveCustomFieldValue',
    'RemoveTagFromTask',
    'RemoveTagsFromTimeEntries',
    'RemoveTaskFromList',
  ]

  it('are delete for every DELETE but those that only take something off, and read for every GET', () => {
    const wrong = operations().filter(
      ({ method, kind }) =>
        (method === 'DELETE' && kind !== 'delete') || (method === 'GET' && kind !== 'read'),
    )
    expect(wrong.map(({ id }) => id).toSorted()).toEqual(TAKES_OFF)
    expect(new Set(wrong.map(({ kind }) => kind))).toEqual(new Set(['write']))
  })
})
