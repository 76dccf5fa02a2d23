// An item in the status bar that says what agents may do in the person's name, whatever that is.
import {
  type Disposable,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode'
import { isOver } from '../../access/expiry.ts'
import type { Access } from '../../access/rules.ts'
import { type Grant, serverLabel } from '../provider/grants.ts'

export interface AccessStatus extends Disposable {
  /** Looks again at what is allowed. */
  readonly update: () => void
}

/** The longest time that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

const kindOf = ({ access }: Grant): string =>
  access.includes('delete')
    ? l10n.t('may read, write and delete')
    : access.includes('write')
      ? l10n.t('may read and write')
      : l10n.t('may read')

const lineOf = (grant: Grant, now: number): string => {
  const { expiresAt } = grant
  const label = serverLabel(grant)
  if (expiresAt === undefined) return `${label}: ${kindOf(grant)}`
  if (isOver(expiresAt, now)) return `${label}: ${l10n.t('has ended')}`
  const end = new Date(expiresAt).toLocaleString()
  return `${label}: ${kindOf(grant)}, ${l10n.t('until {0}', end)}`
}

const labelOf = (living: readonly Grant[]): string => {
  const may = (what: Access) => living.some(({ access }) => access.includes(what))
  if (living.length === 0) return l10n.t('ClickUp: agents ended')
  if (may('delete')) return l10n.t('ClickUp: agents may delete')
  return may('write')
    ? l10n.t('ClickUp: agents read and write')
    : l10n.t('ClickUp: agents read only')
}

const show = (item: StatusBarItem, all: readonly Grant[], now: number): void => {
  // Nobody is signed in: there is nothing that an agent could do.
  if (all.length === 0) {
    item.hide()
    return
  }
  const living = all.filter(({ expiresAt }) => !isOver(expiresAt, now))
  const mayDelete = living.some(({ access }) => access.includes('delete'))
  const lines = all.map((one) => lineOf(one, now))
  const label = labelOf(living)
  item.text = `$(shield) ${label}`
  item.backgroundColor = mayDelete ? new ThemeColor('statusBarItem.warningBackground') : undefined
  item.tooltip = [...lines, l10n.t('Select to change this.')].join('\n')
  // What is seen comes first, so that voice control finds it.
  item.accessibilityInformation = { label: [label, ...lines].join('. '), role: 'button' }
  item.show()
}

/** @param grants nothing while nobody is signed in */
export const createAccessStatus = (grants: () => readonly Grant[]): AccessStatus => {
  const item = window.createStatusBarItem('clickup.access', StatusBarAlignment.Right, 90)
  item.name = l10n.t('ClickUp Access')
  item.command = 'clickup.configureAccess'
  let timer: NodeJS.Timeout | undefined
  const update = (): void => {
    clearTimeout(timer)
    const now = Date.now()
    const all = grants()
    show(item, all, now)
    const ends = all.map(({ expiresAt }) => Date.parse(expiresAt ?? '')).filter((end) => end > now)
    if (ends.length > 0)
      timer = setTimeout(update, Math.min(Math.min(...ends) - now, LONGEST_MS)).unref()
  }
  update()
  return {
    update,
    dispose: () => {
      clearTimeout(timer)
      item.dispose()
    },
  }
}
