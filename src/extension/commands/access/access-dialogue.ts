// The guided way to what agents may do: which server, which access, which tools, until when. Each step
// leads back to the one before.
import { env, l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import { type Access, DEFAULT_TOOLSETS, TOOLSETS, type Toolset } from '../../../access/rules.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Clock } from '../../../base/time/clock.ts'
import { type Grant, serverLabel } from '../../provider/grants.ts'
import { askText } from '../boxes/ask-text.ts'
import { BACK, pickMany, pickOne } from '../boxes/pick.ts'
import { endOf, understoodEnd } from './access-end.ts'
import {
  accessWords,
  type Grants,
  HOUR_MS,
  hasEnded,
  keepGrant,
  LEVELS,
  removeGrant,
  untilWords,
} from './access-words.ts'

/** Nothing when the person gives up. */
type Answer<T> = Promise<T | typeof BACK | undefined>

/** Each step leads back to the one before. */
const STEP = { canGoBack: true, back: BACK, matchesDescription: true } as const

const refuse = (message: string): never => {
  throw new CodedError('INVALID_INPUT', message)
}

/** What was answered so far. */
interface Draft {
  readonly grant: Grant
  readonly isNew: boolean
  /** What comes next is not asked for. */
  readonly ends?: 'removed' | 'other'
}

interface Step {
  readonly isAsked: (draft: Draft) => boolean
  readonly ask: (draft: Draft, grants: Grants) => Answer<Draft>
}

const TITLE = (): string => l10n.t('What Agents May Do in ClickUp')

const titleOf = ({ grant, isNew }: Draft): string =>
  isNew && grant.name === '' ? l10n.t('Add a Server') : serverLabel(grant)

interface ServerItem extends QuickPickItem {
  readonly grant?: Grant
}

const askServer: Step['ask'] = async (_, grants) => {
  const items: readonly ServerItem[] = [
    ...grants().map((grant) => ({
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
  const placeholder = l10n.t('Which server?')
  const picked = await pickOne(items, { ...STEP, title: TITLE(), placeholder })
  if (!picked || picked === BACK) return picked
  return picked.grant
    ? { grant: picked.grant, isNew: false }
    : { grant: { name: '', access: ['read'], toolsets: DEFAULT_TOOLSETS }, isNew: true }
}

const askName: Step['ask'] = async (draft, grants) => {
  const taken = grants().map(({ name }) => name.toLowerCase())
  const hear = (text: string): undefined => {
    if (text.trim() === '') refuse(l10n.t('It needs a name.'))
    if (taken.includes(text.trim().toLowerCase()))
      refuse(l10n.t('There is one of that name already.'))
  }
  const name = await askText({
    ...STEP,
    title: l10n.t('Add a Server'),
    prompt: l10n.t('A name, such as "Read Only", by which you choose it in the chat'),
    value: draft.grant.name,
    hear,
  })
  if (name === undefined || name === BACK) return name
  return { ...draft, grant: { ...draft.grant, name: name.trim() } }
}

interface LevelItem extends QuickPickItem {
  readonly chosen: readonly Access[] | 'removed'
}

const askAccess: Step['ask'] = async (draft) => {
  const { grant, isNew } = draft
  const current = accessWords(grant.access)
  const levels = LEVELS.map(
    (level): LevelItem => ({
      label: level.label(),
      iconPath: new ThemeIcon(level.icon),
      ...('detail' in level && { detail: level.detail() }),
      ...(level.label() === current && !isNew && { description: l10n.t('current') }),
      chosen: level.access,
    }),
  )
  const remove: LevelItem = {
    label: l10n.t('Remove This Server'),
    iconPath: new ThemeIcon('close'),
    chosen: 'removed',
  }
  const items = grant.name === '' || isNew ? levels : [...levels, remove]
  const placeholder = l10n.t('What may agents do?')
  const picked = await pickOne(
    items,
    { ...STEP, title: titleOf(draft), placeholder },
    ({ label }) => label === current,
  )
  if (!picked || picked === BACK) return picked
  return picked.chosen === 'removed'
    ? { ...draft, ends: 'removed' }
    : { ...draft, grant: { ...grant, access: picked.chosen } }
}

export const TOOLSET_WORDS: Readonly<Record<Toolset, () => string>> = {
  workspace: () => l10n.t('Spaces, folders, lists and people'),
  tasks: () => l10n.t('Find, read, create and change tasks'),
  lists: () => l10n.t('Lists with their statuses and fields'),
  comments: () => l10n.t('Comments and their replies'),
  docs: () => l10n.t('Docs and their pages'),
  time: () => l10n.t('Time entries and the timer'),
  files: () => l10n.t('Attachments'),
  chat: () => l10n.t('Channels and messages'),
  research: () =>
    l10n.t('Search and fetch, as the research features of other assistants want them'),
  api: () => l10n.t('Any other operation of the ClickUp API'),
  admin: () => l10n.t('Members, guests, roles and the audit log, by operations of the API'),
}

const askToolsets: Step['ask'] = async (draft) => {
  const { grant } = draft
  const items = TOOLSETS.map((name) => ({
    label: name,
    description: TOOLSET_WORDS[name](),
    picked: grant.toolsets.includes(name),
  }))
  const placeholder = l10n.t('Which tools? Fewer leave the model more room.')
  const picked = await pickMany(items, { ...STEP, title: titleOf(draft), placeholder })
  if (!picked || picked === BACK) return picked
  const chosen = picked.now.map(({ label }) => label)
  const toolsets = TOOLSETS.filter((name) => chosen.includes(name))
  return { ...draft, grant: { ...grant, toolsets } }
}

const askEnd: Step['ask'] = async (draft) => {
  const { grant } = draft
  const { expiresAt } = grant
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()
  const endOfDay = new Date(new Date().setHours(24, 0, 0, 0)).toISOString()
  const items = [
    // Ahead, so that nobody takes an end away by going on with Enter; one that is past is no choice.
    ...(expiresAt && !hasEnded(grant)
      ? [{ label: l10n.t('As It Is'), description: untilWords(expiresAt), at: expiresAt }]
      : []),
    { label: l10n.t('No End'), at: undefined },
    { label: l10n.t('In an Hour'), at: inHours(1) },
    { label: l10n.t('At the End of Today'), at: endOfDay },
    { label: l10n.t('In a Week'), at: inHours(7 * 24) },
    { label: l10n.t('At Another Time…'), at: 'other' },
  ]
  const placeholder = l10n.t('Until when? From then on every call is refused.')
  const picked = await pickOne(items, { ...STEP, title: titleOf(draft), placeholder })
  if (!picked || picked === BACK) return picked
  return picked.at === 'other'
    ? { ...draft, ends: 'other' }
    : { ...draft, grant: { ...grant, expiresAt: picked.at } }
}

const endWords = ({ at, day }: { readonly at: number; readonly day?: number }): string => {
  const words = (when: number, time: object) =>
    new Intl.DateTimeFormat(env.language, { dateStyle: 'full', ...time }).format(when)
  return day === undefined
    ? words(at, { timeStyle: 'short' })
    : l10n.t('the end of {0}', words(day, {}))
}

/** @throws CodedError INVALID_INPUT where it is no end that lies ahead */
export const hearEnd = (said: string, clock: Clock): string => {
  const end = understoodEnd(said, clock)
  if (end.is === 'none')
    return refuse(l10n.t('Not understood so far. Such as "friday 5pm", "+3d" or "2026-12-24"'))
  return end.is === 'past'
    ? refuse(l10n.t('That is past already: {0}', endWords(end)))
    : l10n.t('Until {0}', endWords(end))
}

export const clockNow = (): Clock => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  now: Date.now(),
})

const askOtherEnd: Step['ask'] = async (draft) => {
  const said = await askText({
    ...STEP,
    title: titleOf(draft),
    prompt: l10n.t('Until when? Such as "friday 5pm", "+3d" or "2026-12-24"'),
    hear: (text) => hearEnd(text, clockNow()),
  })
  if (said === undefined || said === BACK) return said
  return { ...draft, grant: { ...draft.grant, expiresAt: endOf(said, clockNow()) } }
}

const always = ({ ends }: Draft): boolean => ends !== 'removed'

const STEPS: readonly Step[] = [
  { isAsked: always, ask: askServer },
  { isAsked: ({ isNew }) => isNew, ask: askName },
  { isAsked: always, ask: askAccess },
  { isAsked: always, ask: askToolsets },
  { isAsked: always, ask: askEnd },
  { isAsked: ({ ends }) => ends === 'other', ask: askOtherEnd },
]

/** What all steps come to, asked from one of them on. */
const askFrom = async (at: number, draft: Draft, grants: Grants): Answer<Draft> => {
  const step = STEPS[at]
  if (!step) return draft
  if (!step.isAsked(draft)) return askFrom(at + 1, draft, grants)
  let given = draft
  for (;;) {
    const answered = await step.ask(given, grants)
    if (!answered || answered === BACK) return answered
    const whole = await askFrom(at + 1, answered, grants)
    if (whole !== BACK) return whole
    // What was typed and chosen is still there when the person comes back to it.
    given = { grant: answered.grant, isNew: answered.isNew }
  }
}

/** @returns `back` where the person went back from the first step */
export const configureStepByStep = async (grants: Grants): Answer<void> => {
  const nothing: Draft = { grant: { name: '', access: ['read'], toolsets: [] }, isNew: false }
  const draft = await askFrom(0, nothing, grants)
  if (!draft || draft === BACK) return draft
  return draft.ends === 'removed'
    ? removeGrant(draft.grant, grants)
    : keepGrant(draft.grant, grants)
}
