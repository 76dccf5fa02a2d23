// The guided way to what agents may do: which server, which access, which tools, until when.
import { ConfigurationTarget, l10n, type QuickPickItem, ThemeIcon, window, workspace } from 'vscode'
import { isOver } from '../../../access/expiry.ts'
import {
  type Access,
  DEFAULT_ACCESS,
  DEFAULT_TOOLSETS,
  TOOLSETS,
  type Toolset,
} from '../../../access/rules.ts'
import { type Grant, serverLabel } from '../../provider/grants.ts'
import { pickDate } from '../pick-date.ts'
import { endOf } from './access-end.ts'

/** The servers as the settings are now. */
type Grants = () => readonly Grant[]

type Step<T> = Promise<T | undefined>

const LEVELS = [
  { access: ['read'], icon: 'eye', label: () => l10n.t('Read') },
  { access: ['read', 'write'], icon: 'edit', label: () => l10n.t('Read and Write') },
  {
    access: ['read', 'write', 'delete'],
    icon: 'trash',
    label: () => l10n.t('Read, Write and Delete'),
    detail: () => l10n.t('Before anything is deleted you are asked each time.'),
  },
] as const

const accessWords = (access: readonly Access[]): string =>
  LEVELS.findLast((level) => level.access.every((one) => access.includes(one)))?.label() ?? ''

const untilWords = (expiresAt: string | undefined): string =>
  expiresAt === undefined
    ? l10n.t('no end')
    : isOver(expiresAt, Date.now())
      ? l10n.t('has ended')
      : l10n.t('until {0}', new Date(expiresAt).toLocaleString())

interface ServerItem extends QuickPickItem {
  readonly grant?: Grant
}

const askName = (taken: readonly string[]): Step<string> =>
  Promise.resolve(
    window.showInputBox({
      title: l10n.t('Add a Server'),
      prompt: l10n.t('A name, such as "Read Only", by which you choose it in the chat'),
      validateInput: (text) => {
        if (text.trim() === '') return l10n.t('It needs a name.')
        const isTaken = taken.some((name) => name.toLowerCase() === text.trim().toLowerCase())
        return isTaken ? l10n.t('There is one of that name already.') : undefined
      },
    }),
  )

const askServer = async (read: Grants): Step<Grant> => {
  const grants = read()
  const items: readonly ServerItem[] = [
    ...grants.map((grant) => ({
      label: serverLabel(grant),
      description: [accessWords(grant.access), untilWords(grant.expiresAt)].join(' · '),
      iconPath: new ThemeIcon('server'),
      grant,
    })),
    {
      label: l10n.t('Add a Server…'),
      detail: l10n.t('A further one beside it, with other access and tools'),
      iconPath: new ThemeIcon('add'),
    },
  ]
  const title = l10n.t('What Agents May Do in ClickUp')
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Which server?') })
  if (!picked || picked.grant) return picked?.grant
  const name = await askName(grants.map((grant) => grant.name))
  return name === undefined
    ? undefined
    : { name: name.trim(), access: ['read'], toolsets: DEFAULT_TOOLSETS }
}

const askAccess = async (
  { name, access }: Grant,
  title: string,
): Step<readonly Access[] | 'remove'> => {
  const current = accessWords(access)
  // What holds now stands ahead, so that going on with Enter changes nothing.
  const ordered = LEVELS.toSorted(
    (one, other) => Number(other.label() === current) - Number(one.label() === current),
  )
  const levels = ordered.map((level) => ({
    label: level.label(),
    iconPath: new ThemeIcon(level.icon),
    ...('detail' in level && { detail: level.detail() }),
    ...(level.label() === current && { description: l10n.t('current') }),
    chosen: level.access as readonly Access[] | 'remove',
  }))
  const remove = {
    label: l10n.t('Remove This Server'),
    iconPath: new ThemeIcon('close'),
    chosen: 'remove' as const,
  }
  const items = name === '' ? levels : [...levels, remove]
  const placeHolder = l10n.t('What may agents do?')
  return (await window.showQuickPick(items, { title, placeHolder }))?.chosen
}

const WORDS: Readonly<Record<Toolset, () => string>> = {
  workspace: () => l10n.t('Spaces, folders, lists and people'),
  tasks: () => l10n.t('Find, read, create and change tasks'),
  lists: () => l10n.t('Lists with their statuses and fields'),
  comments: () => l10n.t('Comments and their replies'),
  docs: () => l10n.t('Docs and their pages'),
  time: () => l10n.t('Time entries and the timer'),
  files: () => l10n.t('Attachments'),
  changes: () => l10n.t('What agents changed, and undoing it'),
  chat: () => l10n.t('Channels and messages'),
  api: () => l10n.t('Any other operation of the ClickUp API'),
  admin: () => l10n.t('Members, guests, roles and the audit log'),
}

const askToolsets = async ({ toolsets }: Grant, title: string): Step<readonly Toolset[]> => {
  const items = TOOLSETS.map((name) => ({
    label: name,
    description: WORDS[name](),
    picked: toolsets.includes(name),
  }))
  const placeHolder = l10n.t('Which tools? Fewer leave the model more room.')
  const options = { title, placeHolder, canPickMany: true } as const
  return (await window.showQuickPick(items, options))?.map(({ label }) => label)
}

const HOUR_MS = 3_600_000

const askEnd = async ({ expiresAt }: Grant, title: string): Step<{ at: string | undefined }> => {
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()
  const endOfDay = new Date(new Date().setHours(24, 0, 0, 0)).toISOString()
  const items = [
    // Ahead, so that nobody takes an end away by going on with Enter.
    ...(expiresAt
      ? [{ label: l10n.t('As It Is'), description: untilWords(expiresAt), at: expiresAt }]
      : []),
    { label: l10n.t('No End'), at: undefined },
    { label: l10n.t('In an Hour'), at: inHours(1) },
    { label: l10n.t('At the End of Today'), at: endOfDay },
    { label: l10n.t('In a Week'), at: inHours(7 * 24) },
    { label: l10n.t('At Another Time…'), at: 'other' },
  ]
  const placeHolder = l10n.t('Until when? From then on every call is refused.')
  const picked = await window.showQuickPick(items, { title, placeHolder })
  if (picked?.at !== 'other') return picked && { at: picked.at }
  const clock = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: Date.now() }
  const said = await pickDate({ title, clock, canClear: false })
  return said === undefined ? undefined : { at: endOf(said, clock) }
}

const keep = async (name: string, value: unknown): Promise<void> =>
  workspace.getConfiguration('clickup').update(name, value, ConfigurationTarget.Global)

const same = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Only what differs from the default is written into the settings. */
const keepPlain = async ({ access, toolsets, expiresAt }: Grant) => {
  await keep('access', same(access, DEFAULT_ACCESS) ? undefined : access)
  await keep('toolsets', same(toolsets, DEFAULT_TOOLSETS) ? undefined : toolsets)
  await keep('expiresAt', expiresAt)
}

const keepServers = async (grants: readonly Grant[]): Promise<void> => {
  const servers = grants.map(({ expiresAt, ...rest }) => ({
    ...rest,
    ...(expiresAt && { expiresAt }),
  }))
  await keep('servers', servers.length > 0 ? servers : undefined)
}

const keepGrant = async (grant: Grant, grants: Grants): Promise<void> => {
  if (grant.name === '') return keepPlain(grant)
  const others = grants().filter(({ name }) => name !== '' && name !== grant.name)
  await keepServers([...others, grant])
}

export const configureAccess = async (grants: Grants): Promise<void> => {
  const grant = await askServer(grants)
  if (!grant) return
  const title = serverLabel(grant)
  const access = await askAccess(grant, title)
  if (!access) return
  if (access === 'remove')
    return keepServers(grants().filter(({ name }) => name !== '' && name !== grant.name))
  const toolsets = await askToolsets(grant, title)
  if (!toolsets) return
  const end = await askEnd(grant, title)
  if (!end) return
  await keepGrant({ name: grant.name, access, toolsets, expiresAt: end.at }, grants)
  const message = l10n.t('This holds from the next tool call on.')
  window.setStatusBarMessage(`$(check) ${title}: ${message}`, 5000)
}
