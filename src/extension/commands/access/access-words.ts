// What agents may do, in words, and how it is kept in the settings.
import { ConfigurationTarget, l10n, window, workspace } from 'vscode'
import { isOver } from '../../../access/expiry.ts'
import { type Access, DEFAULT_ACCESS, DEFAULT_TOOLSETS } from '../../../access/rules.ts'
import { type Grant, serverLabel } from '../../provider/grants.ts'

/** The servers as the settings are now. */
export type Grants = () => readonly Grant[]

export const HOUR_MS = 3_600_000

export const LEVELS = [
  { access: ['read'], icon: 'eye', label: () => l10n.t('Read') },
  { access: ['read', 'write'], icon: 'edit', label: () => l10n.t('Read and Write') },
  {
    access: ['read', 'write', 'delete'],
    icon: 'trash',
    label: () => l10n.t('Read, Write and Delete'),
    detail: () => l10n.t('Before anything is deleted you are asked each time.'),
  },
] as const

export const accessWords = (access: readonly Access[]): string =>
  LEVELS.findLast((level) => level.access.every((one) => access.includes(one)))?.label() ?? ''

export const hasEnded = ({ expiresAt }: Grant): boolean => isOver(expiresAt, Date.now())

export const untilWords = (expiresAt: string | undefined): string =>
  expiresAt === undefined
    ? l10n.t('no end')
    : isOver(expiresAt, Date.now())
      ? l10n.t('has ended')
      : l10n.t('until {0}', new Date(expiresAt).toLocaleString())

const keep = async (name: string, value: unknown): Promise<void> =>
  workspace.getConfiguration('clickup').update(name, value, ConfigurationTarget.Global)

const same = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Only what differs from the default is written into the settings. */
const keepPlain = async ({ access, toolsets, expiresAt }: Grant) => {
  // An end that is given comes first and one that is taken away last: nothing in between has none.
  if (expiresAt) await keep('expiresAt', expiresAt)
  await keep('access', same(access, DEFAULT_ACCESS) ? undefined : access)
  await keep('toolsets', same(toolsets, DEFAULT_TOOLSETS) ? undefined : toolsets)
  if (!expiresAt) await keep('expiresAt', undefined)
}

const keepServers = async (grants: readonly Grant[]): Promise<void> => {
  const servers = grants.map(({ expiresAt, ...rest }) => ({
    ...rest,
    ...(expiresAt && { expiresAt }),
  }))
  await keep('servers', servers.length > 0 ? servers : undefined)
}

export const keepGrant = async (grant: Grant, grants: Grants): Promise<void> => {
  if (grant.name === '') await keepPlain(grant)
  else {
    const others = grants().filter(({ name }) => name !== '' && name !== grant.name)
    await keepServers([...others, grant])
  }
  const message = l10n.t('This holds from the next tool call on.')
  window.setStatusBarMessage(`$(check) ${serverLabel(grant)}: ${message}`, 5000)
}

export const removeGrant = (gone: Grant, grants: Grants): Promise<void> =>
  keepServers(grants().filter(({ name }) => name !== '' && name !== gone.name))
