// An item in the status bar while agents may write or delete in the person's name.
import {
  type Disposable,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode'

/** What one server allows agents. */
export interface Allowance {
  readonly label: string
  readonly access: readonly string[]
  /** ISO 8601; nothing when it never ends. */
  readonly expiresAt?: string | undefined
}

export interface AccessStatus extends Disposable {
  /** Looks again at what is allowed. */
  readonly update: () => void
}

/** The longest time that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

const kindOf = ({ access }: Allowance): string =>
  access.includes('delete')
    ? l10n.t('may read, write and delete')
    : access.includes('write')
      ? l10n.t('may read and write')
      : l10n.t('may read')

const lineOf = (allowance: Allowance, now: number): string => {
  const { label, expiresAt } = allowance
  if (expiresAt === undefined) return `${label}: ${kindOf(allowance)}`
  const end = Date.parse(expiresAt)
  if (end <= now) return `${label}: ${l10n.t('has ended')}`
  return `${label}: ${kindOf(allowance)}, ${l10n.t('until {0}', new Date(end).toLocaleString())}`
}

const show = (item: StatusBarItem, all: readonly Allowance[], now: number): void => {
  const living = all.filter(({ expiresAt }) => !expiresAt || Date.parse(expiresAt) > now)
  const may = (what: string) => living.some(({ access }) => access.includes(what))
  if (!may('write') && !may('delete')) {
    item.hide()
    return
  }
  const lines = all.map((one) => lineOf(one, now))
  const label = may('delete')
    ? l10n.t('ClickUp: agents may delete')
    : l10n.t('ClickUp: agents may write')
  item.text = `$(shield) ${label}`
  item.backgroundColor = may('delete')
    ? new ThemeColor('statusBarItem.warningBackground')
    : undefined
  item.tooltip = [...lines, l10n.t('Select to change this.')].join('\n')
  // What is seen comes first, so that voice control finds it.
  item.accessibilityInformation = { label: [label, ...lines].join('. '), role: 'button' }
  item.show()
}

/** @param allowances nothing while nobody is signed in */
export const createAccessStatus = (allowances: () => readonly Allowance[]): AccessStatus => {
  const item = window.createStatusBarItem('clickup.access', StatusBarAlignment.Right, 90)
  item.name = l10n.t('ClickUp Access')
  item.command = 'clickup.configureAccess'
  let timer: NodeJS.Timeout | undefined
  const update = (): void => {
    clearTimeout(timer)
    const now = Date.now()
    const all = allowances()
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
