// The page on which a task is created: its box takes the name or a whole entry, its rows are the fields.
import { l10n, window } from 'vscode'
import { explanationOf } from '../../../base/problems/said.ts'
import type { Clock } from '../../../base/time/clock.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getMe } from '../../../clickup/objects/workspace.ts'
import { getPeople } from '../../../clickup/references/people.ts'
import { getPlaces } from '../../../clickup/references/places.ts'
import { plain } from '../plain.ts'
import { type Draft, wantedBy } from './drafts.ts'
import type { KnownToEntry } from './entry-words.ts'
import { type Entry, parseEntry } from './quick-entry.ts'
import { type Field, type Row, rowsOf, type Wish } from './rows.ts'

export interface Knowledge {
  readonly known: KnownToEntry
  readonly failure?: string
}

/** Who and what can be named in an entry; what cannot be read is told, and nothing more comes of it. */
export const readKnowledge = async (api: Api, clock: Clock): Promise<Knowledge> => {
  try {
    const [people, me, places] = await Promise.all([getPeople(api), getMe(api), getPlaces(api)])
    const lists = places.filter(({ kind }) => kind === 'list')
    return { known: { clock, people: { ...people, me }, lists } }
  } catch (error) {
    return { known: { clock, lists: [] }, failure: explanationOf(error).text }
  }
}

export interface Page {
  readonly clock: Clock
  readonly reading: Promise<Knowledge>
  readonly left: Draft | undefined
  /** Where it starts, coming back from a field. */
  readonly from?: Field | undefined
}

export interface PageAnswer {
  readonly draft: Draft
  readonly entry: Entry
  /** Nothing when the person gives up. */
  readonly wish: Exclude<Wish, { readonly kind: 'change' | 'choose' }> | undefined
}

const titleOf = (draft: Draft, entry: Entry): string => {
  const { list, parent } = wantedBy(draft, entry)
  if (parent) return l10n.t('Create Subtask of {0}', parent.label)
  return list ? l10n.t('Create Task in {0}', list.name) : l10n.t('Create Task')
}

export const showPage = (first: Draft, page: Page): Promise<PageAnswer> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<Row>()
    let draft = first
    let knowledge: Knowledge = { known: { clock: page.clock, lists: [] } }
    let isRefused = false
    let isOpen = true
    const entryNow = (): Entry =>
      parseEntry(draft.text, { ...knowledge.known, kept: new Set(draft.kept) })
    let entry = entryNow()

    /** @param active the row that is to be taken next; the first one unless said */
    const show = (isActive?: (row: Row) => boolean): void => {
      entry = entryNow()
      box.title = plain(titleOf(draft, entry))
      box.items = rowsOf(draft, entry, {
        clock: page.clock,
        left: page.left,
        isRefused,
        failure: knowledge.failure,
      })
      const active = isActive && box.items.find(isActive)
      if (active) box.activeItems = [active]
    }
    const isSame = ({ wish }: Row, other: Wish | undefined): boolean =>
      other?.kind === 'edit' && wish?.kind === 'edit' && wish.field === other.field
    const end = (wish: PageAnswer['wish']): void => {
      resolve({ draft, entry, wish })
      box.hide()
    }
    const create = async (): Promise<void> => {
      const shown = JSON.stringify(entry)
      box.busy = true
      await page.reading
      if (!isOpen) return
      // What was typed faster than people were read may be understood otherwise: it is shown first.
      if (JSON.stringify(entryNow()) === shown) end({ kind: 'create' })
      else show()
    }
    const take = (wish: Wish | undefined): void => {
      switch (wish?.kind) {
        case 'edit':
          end(wish)
          break
        case 'create':
          void create()
          break
        case 'change':
          draft = wish.draft
          box.value = draft.text
          show()
          break
        case 'choose':
          isRefused = true
          show(entry.unclear.length > 0 ? (row) => row.wish?.kind === 'change' : undefined)
      }
    }

    box.placeholder = l10n.t(
      'What is to be done? A name, or also "!high @sam friday #api ~2h in List"',
    )
    box.ignoreFocusOut = true
    box.value = draft.text
    box.onDidChangeValue((text) => {
      if (text === draft.text) return
      draft = { ...draft, text }
      isRefused = false
      show()
    })
    box.onDidAccept(() => take(box.selectedItems[0]?.wish ?? box.activeItems[0]?.wish))
    box.onDidHide(() => {
      isOpen = false
      resolve({ draft, entry, wish: undefined })
      box.dispose()
    })
    box.busy = true
    show(({ wish }) => wish?.kind === 'edit' && wish.field === page.from)
    box.show()
    void page.reading.then((read) => {
      if (!isOpen) return
      const active = box.activeItems[0]?.wish
      knowledge = read
      box.busy = false
      show((row) => isSame(row, active))
    })
  })
