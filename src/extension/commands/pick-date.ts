// Chooses a day, in words or from the nearest ones; what was understood shows while one types.
import { env, l10n, type QuickPickItem, ThemeIcon, window } from 'vscode'
import type { Clock } from '../../base/time/clock.ts'
import { parseMoment } from '../../base/time/moments.ts'

interface DateItem extends QuickPickItem {
  /** As it is said; empty for none. Nothing where there is no date to take. */
  readonly said?: string
}

const NEAR: readonly (readonly [label: () => string, said: string])[] = [
  [() => l10n.t('Today'), 'today'],
  [() => l10n.t('Tomorrow'), 'tomorrow'],
  [() => l10n.t('Friday'), 'friday'],
  [() => l10n.t('Monday'), 'monday'],
  [() => l10n.t('In a Week'), '+7d'],
  [() => l10n.t('In Two Weeks'), '+14d'],
  [() => l10n.t('End of the Month'), 'end of month'],
]

/** How a date is understood; nothing where it is none. */
export const inWords = (said: string, clock: Clock): string | undefined => {
  try {
    const { at, hasTime } = parseMoment(said, clock)
    return new Intl.DateTimeFormat(env.language, {
      dateStyle: 'full',
      ...(hasTime && { timeStyle: 'short' }),
      timeZone: clock.zone,
    }).format(at)
  } catch {
    return undefined
  }
}

const itemsFor = (typed: string, clock: Clock, canClear: boolean): readonly DateItem[] => {
  const understood = typed.trim() === '' ? undefined : inWords(typed, clock)
  const icon = new ThemeIcon('calendar')
  const near = NEAR.map(([label, said]) => ({
    label: label(),
    description: inWords(said, clock) ?? '',
    iconPath: icon,
    said,
  }))
  const hint = {
    label: l10n.t('Not understood so far'),
    detail: l10n.t('Such as "friday 5pm", "+3d" or "2026-12-24"'),
    iconPath: new ThemeIcon('info'),
    alwaysShow: true,
  }
  const none = { label: l10n.t('No Date'), iconPath: new ThemeIcon('circle-slash'), said: '' }
  return [
    ...(understood
      ? [{ label: understood, description: typed, iconPath: icon, alwaysShow: true, said: typed }]
      : []),
    ...near,
    ...(canClear ? [none] : []),
    ...(understood || typed.trim() === '' ? [] : [hint]),
  ]
}

export interface DatePicker {
  readonly title: string
  readonly clock: Clock
  readonly canClear: boolean
}

/** As it was said, empty for none; nothing when the person gives up. */
export const pickDate = ({ title, clock, canClear }: DatePicker): Promise<string | undefined> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<DateItem>()
    const show = (typed: string): void => {
      box.items = itemsFor(typed, clock, canClear)
    }
    box.title = title
    box.placeholder = l10n.t('Choose or type a date: "friday 5pm", "+3d", "2026-12-24"')
    box.onDidChangeValue(show)
    box.onDidAccept(() => {
      const [item] = box.selectedItems
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
