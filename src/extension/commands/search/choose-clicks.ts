// Puts a query together by ticking what occurs among tasks.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { chosenIn, type Facet, facetGroups, withChosen } from '../../query/clicks.ts'
import { plain } from '../plain.ts'

interface FacetItem extends QuickPickItem {
  readonly facet?: Facet
}

const ICONS: Readonly<Record<string, string>> = {
  assignee: 'person',
  due: 'calendar',
  status: 'record',
  priority: 'flame',
  tag: 'tag',
}

/**
 * The same query with what was ticked; nothing when the person gives up.
 * @param me my id, where it is known
 */
export const chooseClicks = async (
  text: string,
  tasks: readonly Task[],
  me?: string,
): Promise<string | undefined> => {
  const groups = facetGroups(tasks, me)
  const offered = groups.flatMap(({ facets }) => facets)
  const chosen = new Set(chosenIn(text, offered))
  const items = groups.flatMap(({ label, facets }): FacetItem[] => [
    { label, kind: QuickPickItemKind.Separator },
    ...facets.map((facet) => ({
      label: plain(facet.label),
      picked: chosen.has(facet),
      iconPath: new ThemeIcon(ICONS[facet.key] ?? 'filter'),
      facet,
    })),
  ])
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Choose What to Show'),
    placeHolder: l10n.t('What is chosen of one kind widens, of another narrows'),
    canPickMany: true,
    ignoreFocusOut: true,
  })
  if (!picked) return undefined
  const facets = picked.flatMap(({ facet }) => facet ?? [])
  return withChosen(text, offered, facets)
}
