// The dialogues of saved searches: their query, checked as one types, and their name.
import { randomUUID } from 'node:crypto'
import { commands, l10n, window } from 'vscode'
import { explanationOf } from '../../../base/problems/said.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { readQuery } from '../../query/query.ts'
import { SavedSearches } from '../../views/searches/saved-searches.ts'
import type { SearchesDesk } from '../../views/searches/searches-desk.ts'
import type { SavedSearch } from '../../views/tree/nodes.ts'
import { plain, short } from '../plain.ts'
import { tell } from '../tell.ts'

export interface Desk extends SearchesDesk {
  /** The client of the account in use, nothing while signed out. */
  readonly connect: () => Promise<Api | undefined>
}

/** What a search may be begun with: a command's argument may be anything. */
const saidIn = (value: unknown) => {
  const said: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined)
  return { name: text('name'), query: text('query') }
}

const savedIn = ({ store }: Desk): SavedSearches => new SavedSearches(store)

const show = async ({ model }: Desk): Promise<void> => (await model()).show()

/** What is not understood of it, nothing where all is. */
const flawIn = async (api: Api, query: string): Promise<string | undefined> => {
  if (query.trim() === '') return l10n.t('Say what is to be found.')
  try {
    const { flaws } = await readQuery(query, standAt(api, Date.now()))
    return flaws[0] && plain(flaws[0].message)
  } catch (error) {
    return plain(explanationOf(error).text)
  }
}

const askForQuery = (api: Api, title: string, query: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    value: query,
    valueSelection: [query.length, query.length],
    prompt: l10n.t(
      'Words, or @me #tag !high status:"in review" in:"Sprint 12" due:<7d updated:<3d',
    ),
    ignoreFocusOut: true,
    validateInput: (text) => flawIn(api, text),
  })

const askForName = (title: string, name: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    value: name,
    prompt: l10n.t('What is it called in the sidebar?'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === ''
        ? l10n.t('It needs a name.')
        : text.length > 100
          ? l10n.t('This is too long.')
          : undefined,
  })

export const saveSearch = async (desk: Desk, value: unknown): Promise<void> => {
  const api = await desk.connect()
  const workspaceId = await desk.workspaceId()
  if (!api || workspaceId === undefined) return
  const title = l10n.t('Save Search')
  const said = saidIn(value)
  const begun = said.query ?? ''
  const isGood = (await flawIn(api, begun)) === undefined
  const query = isGood ? begun : await askForQuery(api, title, begun)
  if (query === undefined) return
  const name = (isGood && said.name) || (await askForName(title, said.name ?? short(query)))
  if (!name) return
  const search = { workspaceId, name: name.trim(), query: query.trim(), watched: false }
  if (!(await savedIn(desk).add({ id: randomUUID(), ...search })))
    return tell('error', l10n.t('There are too many saved searches: delete one first.'))
  await show(desk)
  await commands.executeCommand('clickup.searches.focus')
}

type Run = (desk: Desk, search: SavedSearch) => Promise<unknown>

const rename: Run = async (desk, { id, name }) => {
  const next = await askForName(l10n.t('Rename {0}', short(name)), name)
  if (next) await savedIn(desk).change(id, { name: next.trim() })
}

const edit: Run = async (desk, { id, name, query }) => {
  const api = await desk.connect()
  const next = api && (await askForQuery(api, l10n.t('Edit {0}', short(name)), query))
  if (next) await savedIn(desk).change(id, { query: next.trim() })
}

/** It may have taken a while to write: so it can be had back. */
const remove: Run = async (desk, search) => {
  const saved = savedIn(desk)
  const place = saved.in(search.workspaceId).findIndex(({ id }) => id === search.id)
  await saved.remove(search.id)
  const putBack = async (): Promise<void> => {
    await saved.add(search)
    await saved.move(search.id, place - saved.in(search.workspaceId).length + 1)
    await show(desk)
  }
  const failed = (error: unknown): void => tell('error', plain(explanationOf(error).text))
  tell('information', l10n.t('Deleted the search "{0}".', plain(short(search.name))), {
    [l10n.t('Undo')]: () => void putBack().catch(failed),
  })
}

const watch: Run = async (desk, { id }) => {
  await savedIn(desk).change(id, { watched: true })
  await (await desk.model()).renew(false)
}

const ACTIONS = {
  rename: { title: () => l10n.t('Rename Search'), run: rename },
  edit: { title: () => l10n.t('Edit Search'), run: edit },
  delete: { title: () => l10n.t('Delete Search'), run: remove },
  watch: { title: () => l10n.t('Watch Search'), run: watch },
  unwatch: {
    title: () => l10n.t('Stop Watching Search'),
    run: (desk: Desk, { id }: SavedSearch) => savedIn(desk).change(id, { watched: false }),
  },
  up: {
    title: () => l10n.t('Move Search Up'),
    run: (desk: Desk, { id }: SavedSearch) => savedIn(desk).move(id, -1),
  },
  down: {
    title: () => l10n.t('Move Search Down'),
    run: (desk: Desk, { id }: SavedSearch) => savedIn(desk).move(id, 1),
  },
} as const

export type SearchAction = keyof typeof ACTIONS

/** The one that a command was called on, or that the person chooses. */
const chosenSearch = async (
  desk: Desk,
  node: unknown,
  title: string,
): Promise<SavedSearch | undefined> => {
  const row = desk.rowOf(node)
  if (row?.kind === 'search') return row.search
  const items = savedIn(desk)
    .in((await desk.workspaceId()) ?? '')
    .map((search) => ({ label: plain(search.name), description: plain(search.query), search }))
  const placeHolder = l10n.t('Choose a saved search')
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))
    ?.search
}

export const actOnSearch = async (
  desk: Desk,
  action: SearchAction,
  node: unknown,
): Promise<void> => {
  const { title, run } = ACTIONS[action]
  const search = await chosenSearch(desk, node, title())
  if (!search) return
  await run(desk, search)
  await show(desk)
}
