// Chooses a day, in words or from the nearest ones; what was understood shows while one types.
import { env, l10n, QuickInputButtons, type QuickPickItem, ThemeIcon, window } from 'vscode'
import type { Clock } from '../../../base/time/clock.ts'
import { parseMoment } from '../../../base/time/moments.ts'
import { plain } from '../plain.ts'
import { momentInWords, type NearDay, nearDays, storedInWords } from './near-days.ts'

interface DateItem extends QuickPickItem {
  /** As it is said; empty for none. Nothing where there is no date to take. */
  readonly said?: string
  /** As it is: taken, nothing changes. */
  readonly isCurrent?: true
}

const LABELS: Readonly<Record<NearDay, () => string>> = {
  today: () => l10n.t('Today'),
  tomorrow: () => l10n.t('Tomorrow'),
  friday: () => l10n.t('Friday'),
  monday: () => l10n.t('Monday'),
  '+7d': () => l10n.t('In a Week'),
  '+14d': () => l10n.t('In Two Weeks'),
  'end of month': () => l10n.t('End of the Month'),
}

/** How a date is understood; nothing where it is none. */
export const inWords = (said: string, clock: Clock): string | undefined => {
  try {
    return momentInWords(parseMoment(said, clock), clock, env.language)
  } catch {
    return undefined
  }
}

const itemsFor = (typed: string, { clock, canClear, now }: DatePicker): readonly DateItem[] => {
  const understood = typed.trim() === '' ? undefined : inWords(typed, clock)
  const icon = new ThemeIcon('calendar')
  const current: DateItem = {
    label: now === undefined ? '' : storedInWords(now, clock, env.language),
    description: l10n.t('current'),
    iconPath: new ThemeIcon('check'),
    isCurrent: true,
  }
  const hint = {
    label: l10n.t('Not understood so far'),
    detail: l10n.t('Such as "friday 5pm", "+3d" or "2026-12-24"'),
    iconPath: new ThemeIcon('info'),
    alwaysShow: true,
  }
  const none = { label: l10n.t('No Date'), iconPath: new ThemeIcon('circle-slash'), said: '' }
  const said = understood
    ? { label: understood, description: typed, iconPath: icon, alwaysShow: true, said: typed }
    : hint
  return [
    // Always the first: VS Code names a row by its number, and Enter may come before it has these rows.
    ...(typed.trim() === '' ? [] : [said]),
    ...(now === undefined ? [] : [current]),
    ...nearDays(clock, env.language, now).map(({ said, words }) => ({
      label: LABELS[said](),
      description: words,
      iconPath: icon,
      said,
    })),
    ...(canClear ? [none] : []),
  ]
}

export interface DatePicker {
  readonly title: string
  readonly clock: Clock
  readonly canClear: boolean
  /** The date that is there, in milliseconds. */
  readonly now?: number | undefined
  readonly canGoBack?: boolean | undefined
}

/** As it was said, empty for none; nothing when the person gives up, goes back or leaves it as it is. */
export const pickDate = (picker: DatePicker): Promise<string | undefined> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<DateItem>()
    const show = (typed: string): void => {
      box.items = itemsFor(typed, picker)
    }
    box.title = plain(picker.title)
    if (picker.canGoBack) box.buttons = [QuickInputButtons.Back]
    box.onDidTriggerButton(() => box.hide())
    box.placeholder = l10n.t('Choose or type a date: "friday 5pm", "+3d", "2026-12-24"')
    box.onDidChangeValue(show)
    box.onDidAccept(() => {
      const [item] = box.selectedItems
      if (item?.isCurrent) box.hide()
      if (item?.said === undefined) return
      resolve(item.said)
      box.hide()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    show('')
    box.show()
  })
