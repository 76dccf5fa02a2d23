// What agents may do, in one click: what is wished most, with what holds now marked; the rest by steps.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import type { Access } from '../../../access/rules.ts'
import type { Grant } from '../../provider/grants.ts'
import { BACK, pickOne } from '../boxes/pick.ts'
import { configureStepByStep } from './access-dialogue.ts'
import {
  accessWords,
  type Grants,
  HOUR_MS,
  hasEnded,
  keepGrant,
  untilWords,
} from './access-words.ts'

type Chosen = Pick<Grant, 'access' | 'expiresAt'> | 'hour' | 'more'

interface Item extends QuickPickItem {
  readonly chosen: Chosen
}

const forAnHour = (): Pick<Grant, 'access' | 'expiresAt'> => ({
  access: ['read', 'write'],
  expiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
})

const isAccess = ({ access }: Grant, wanted: readonly Access[]): boolean =>
  accessWords(access) === accessWords(wanted)

const itemsFor = (grant: Grant): readonly Item[] => {
  const lives = !hasEnded(grant)
  const { expiresAt } = grant
  const now = [accessWords(grant.access), untilWords(expiresAt)].join(' · ')
  const reads = lives && isAccess(grant, ['read'])
  const writes = lives && isAccess(grant, ['read', 'write'])
  const current = expiresAt ? l10n.t('current, {0}', untilWords(expiresAt)) : l10n.t('current')
  return [
    {
      label: l10n.t('Read Only'),
      iconPath: new ThemeIcon('eye'),
      ...(reads && { description: current }),
      chosen: { access: ['read'], expiresAt: undefined },
    },
    {
      label: l10n.t('Read and Write'),
      iconPath: new ThemeIcon('edit'),
      ...(writes && !expiresAt && { description: current }),
      chosen: { access: ['read', 'write'], expiresAt: undefined },
    },
    {
      label: l10n.t('Read and Write for One Hour'),
      iconPath: new ThemeIcon('watch'),
      detail: l10n.t('From then on every call of an agent is refused, until you choose anew.'),
      ...(writes && expiresAt && { description: current }),
      chosen: 'hour',
    },
    {
      label: l10n.t('More…'),
      iconPath: new ThemeIcon('settings'),
      detail: l10n.t('Deleting, which tools, another end, further servers'),
      ...(!reads && !writes && { description: l10n.t('current: {0}', now) }),
      chosen: 'more',
    },
  ]
}

export const configureAccess = async (grants: Grants): Promise<void> => {
  const [grant, ...others] = grants()
  if (!grant) return
  const items = itemsFor(grant)
  const picked = await pickOne(
    items,
    {
      title: l10n.t('What Agents May Do in ClickUp'),
      placeholder:
        others.length > 0
          ? l10n.t('For the first server; the others stand under More…')
          : l10n.t('What may agents do?'),
      matchesDescription: true,
    },
    ({ description }) => description !== undefined,
  )
  if (!picked) return
  const { chosen } = picked
  if (chosen === 'more') {
    if ((await configureStepByStep(grants)) === BACK) return configureAccess(grants)
    return
  }
  await keepGrant({ ...grant, ...(chosen === 'hour' ? forAnHour() : chosen) }, grants)
}
