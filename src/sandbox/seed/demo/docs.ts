// The docs of the demo, with their pages.
import { span } from '../../state/dates.ts'
import { edited } from '../../state/markdown.ts'
import type { DocParent } from '../../state/model.ts'
import type { Store } from '../../state/store.ts'
import type { PageRow } from '../rows.ts'
import { architecturePages } from './architecture-doc.ts'
import { idOf, type Person } from './people.ts'
import { acme } from './team.ts'

type Where =
  | { space: string }
  | { folder: string }
  | { list: string }
  | { task: string }
  | 'workspace'

type DocRow = {
  id: string
  name: string
  in: Where
  by: Person
  /** A span before now. */
  ago: string
  private?: boolean
  archived?: boolean
  deleted?: boolean
  pages: readonly PageRow[]
}

const rows: readonly DocRow[] = [
  {
    id: '8cm2k-2014',
    name: 'Q4 Architecture Doc',
    in: { space: 'Engineering' },
    by: 'priya',
    ago: '12d',
    pages: architecturePages,
  },
  {
    id: '8cm2k-2034',
    name: 'Q4 Architecture Review: minutes',
    in: { space: 'Engineering' },
    by: 'alex',
    ago: '6d',
    pages: [
      {
        name: 'Minutes',
        text: `Present: Alex, Priya, Jonas, Sam Chen

- The split of the billing worker comes before the migration.
- The migration needs an owner for the verification; Priya volunteers.
- Nobody wants a cut-over on a Friday.`,
      },
    ],
  },
  {
    id: '8cm2k-2054',
    name: 'Q3 Architecture Doc',
    in: { space: 'Engineering' },
    by: 'jonas',
    ago: '102d',
    pages: [
      {
        name: 'Overview',
        text: 'What we planned for the third quarter: the export service and single sign-on.',
      },
      { name: 'Export service', text: 'Done. See the task for what was left out.' },
    ],
  },
  {
    id: '8cm2k-2074',
    name: 'Onboarding Handbook',
    in: 'workspace',
    by: 'lena',
    ago: '200d',
    pages: [
      {
        name: 'First week',
        text: `## Day 1

- [ ] Laptop and accounts
- [ ] Lunch with the team
- [x] Read this page

## Day 2

Ship something **small**.`,
        pages: [
          { name: 'Accounts', text: 'Ask Lena for: ClickUp, the wiki, the password safe.' },
          { name: 'Who is who', text: 'See the people page of the wiki.' },
        ],
      },
      { name: 'Holidays', text: 'Enter them in the calendar and tell your team.' },
    ],
  },
  {
    id: '8cm2k-2094',
    name: 'Launch 5.0 Messaging',
    in: { folder: 'Launch 5.0' },
    by: 'tom',
    ago: '20d',
    pages: [
      {
        name: 'Messages',
        subTitle: 'Draft 3',
        text: `> Exports that finish before your coffee does.

| Audience | Message |
| --- | --- |
| Admins | Limits per API key |
| Teams | Exports of 100,000 rows |`,
      },
    ],
  },
  {
    id: '8cm2k-2114',
    name: 'Sprint rituals',
    in: { list: 'Current Sprint' },
    by: 'alex',
    ago: '70d',
    pages: [{ name: 'Rituals', text: 'Stand-up at 9:30, review every second Friday.' }],
  },
  {
    id: '8cm2k-2134',
    name: 'Lena: one-to-ones',
    in: 'workspace',
    by: 'lena',
    ago: '30d',
    private: true,
    pages: [{ name: 'Notes', text: 'Private.' }],
  },
  {
    id: '8cm2k-2154',
    name: 'Architecture ideas 2024',
    in: { space: 'Engineering' },
    by: 'jonas',
    ago: '600d',
    archived: true,
    pages: [{ name: 'Ideas', text: 'Old.' }],
  },
  {
    id: '8cm2k-2174',
    name: 'Untitled',
    in: 'workspace',
    by: 'tom',
    ago: '90d',
    deleted: true,
    pages: [],
  },
]

const named = <T extends { id: string; name: string }>(
  values: Iterable<T>,
  name: string,
): string => {
  const found = [...values].find((each) => each.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return found.id
}

const parentOf = (store: Store, where: Where): DocParent => {
  if (where === 'workspace') return { id: acme, type: 12 }
  if ('space' in where) return { id: named(store.spaces.values(), where.space), type: 4 }
  if ('folder' in where) return { id: named(store.folders.values(), where.folder), type: 5 }
  if ('list' in where) return { id: named(store.lists.values(), where.list), type: 6 }
  return { id: where.task, type: 1 }
}

const addPages = (
  store: Store,
  doc: { id: string; by: number; at: number },
  pages: readonly PageRow[],
  parentId: string | null,
) => {
  for (const { name, text, subTitle = '', pages: below = [] } of pages) {
    const id = store.newDocId()
    store.pages.set(id, {
      id,
      docId: doc.id,
      parentId,
      name,
      subTitle,
      content: edited(text),
      creatorId: doc.by,
      editorId: doc.by,
      dateCreated: doc.at,
      dateUpdated: doc.at,
    })
    addPages(store, doc, below, id)
  }
}

export const addDocs = (store: Store) => {
  for (const row of rows) {
    const [by, at] = [idOf(row.by), store.now() - span(row.ago)]
    store.docs.set(row.id, {
      id: row.id,
      workspaceId: acme,
      name: row.name,
      parent: parentOf(store, row.in),
      public: !row.private,
      creatorId: by,
      dateCreated: at,
      dateUpdated: at,
      deleted: row.deleted ?? false,
      archived: row.archived ?? false,
    })
    addPages(store, { id: row.id, by, at }, row.pages, null)
  }
}

/** Enough for several pages of a search. */
export const addManyDocs = (store: Store, count: number) => {
  for (let n = 1; n <= count; n++) {
    const id = store.newDocId()
    const [by, at] = [idOf('alex'), store.now() - n * span('1d')]
    store.docs.set(id, {
      id,
      workspaceId: acme,
      name: `Meeting notes ${n}`,
      parent: { id: acme, type: 12 },
      public: true,
      creatorId: by,
      dateCreated: at,
      dateUpdated: at,
      deleted: false,
      archived: false,
    })
    addPages(store, { id, by, at }, [{ name: 'Notes', text: `Meeting ${n}: nothing new.` }], null)
  }
}
