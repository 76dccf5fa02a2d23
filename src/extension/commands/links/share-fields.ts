// Asks for one choice of a link that is being made or changed.
import { l10n, type QuickPickItem, ThemeIcon } from 'vscode'
import { TOOLSETS } from '../../../access/rules.ts'
import type { LinkConfig } from '../../../links/link.ts'
import { clockNow, hearEnd, TOOLSET_WORDS } from '../access/access-dialogue.ts'
import { endOf } from '../access/access-end.ts'
import { LEVELS } from '../access/access-words.ts'
import { askText } from '../boxes/ask-text.ts'
import { pickMany, pickOne } from '../boxes/pick.ts'
import { plain } from '../plain.ts'
import { confirmWords, type ShareDraft, type ShareField } from './share-rows.ts'

type Chosen = Partial<ShareDraft> | undefined

const STEP = { canGoBack: true } as const

type Ask = (draft: ShareDraft, title: string) => Promise<Chosen>

interface Item extends QuickPickItem {
  readonly chosen: Partial<ShareDraft> | 'other'
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const askMethods: Ask = async ({ methods }, title) => {
  const items = LEVELS.map(({ access, icon, label }) => ({
    label: label(),
    iconPath: new ThemeIcon(icon),
    chosen: { methods: access },
  }))
  const placeholder = l10n.t('What may be done by the link?')
  const isCurrent = ({ chosen }: (typeof items)[number]) => chosen.methods.join() === methods.join()
  return (await pickOne(items, { ...STEP, title, placeholder }, isCurrent))?.chosen
}

const askConfirm: Ask = async ({ confirm }, title) => {
  const ways: readonly LinkConfig['confirm'][] = ['ask', 'argument']
  const items = ways.map((one) => ({
    label: capital(confirmWords(one)),
    iconPath: new ThemeIcon(one === 'ask' ? 'question' : 'trash'),
    chosen: { confirm: one },
  }))
  const placeholder = l10n.t('What protects what would be deleted? ChatGPT and Claude cannot ask.')
  const picked = await pickOne(
    items,
    { ...STEP, title, placeholder },
    ({ chosen }) => chosen.confirm === confirm,
  )
  return picked?.chosen
}

const askToolsets: Ask = async ({ toolsets }, title) => {
  // A link that was made elsewhere may call some by other words.
  const others = toolsets.filter((name) => !TOOLSETS.some((known) => known === name))
  const items = [
    ...TOOLSETS.map((name) => ({ label: name, description: TOOLSET_WORDS[name]() })),
    ...others.map((name) => ({ label: plain(name), description: '' })),
  ].map((item) => ({ ...item, picked: toolsets.includes(item.label) }))
  const placeholder = l10n.t('Which tools? Fewer leave the model more room.')
  const question = { ...STEP, title, placeholder, matchesDescription: true }
  const picked = await pickMany(items, question)
  if (!picked) return undefined
  const chosen = picked.now.map(({ label }) => label)
  return { toolsets: items.map(({ label }) => label).filter((name) => chosen.includes(name)) }
}

const DAYS: readonly (readonly [number, () => string])[] = [
  [1, () => l10n.t('In a Day')],
  [7, () => l10n.t('In a Week')],
  [30, () => l10n.t('In a Month')],
  [90, () => l10n.t('In Three Months')],
]

const askOtherEnd = async (title: string): Promise<Chosen> => {
  const said = await askText({
    ...STEP,
    title,
    prompt: l10n.t('Until when? Such as "friday 5pm", "+3d" or "2026-12-24"'),
    hear: (text) => hearEnd(text, clockNow()),
  })
  return said === undefined ? undefined : { end: endOf(said, clockNow()) }
}

const askEnd: Ask = async (draft, title) => {
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString()
  const items: readonly Item[] = [
    ...DAYS.map(([days, label]) => ({ label: label(), chosen: { end: inDays(days) } })),
    { label: l10n.t('At Another Time…'), chosen: 'other' },
    {
      label: l10n.t('No End'),
      detail: l10n.t('It works until you revoke it.'),
      chosen: { end: null },
    },
  ]
  const placeholder = l10n.t('Until when? From then on every call is refused.')
  const picked = await pickOne(items, { ...STEP, title, placeholder })
  if (picked?.chosen !== 'other') return picked?.chosen
  return (await askOtherEnd(title)) ?? askEnd(draft, title)
}

const askProof: Ask = async ({ needsProof }, title) => {
  const items = [
    {
      label: l10n.t('None: the Link Is Enough'),
      detail: l10n.t('Whoever has it may use it. ChatGPT and Claude can send nothing more.'),
      iconPath: new ThemeIcon('link'),
      chosen: { needsProof: false },
    },
    {
      label: l10n.t('An API Token of the Gateway as Well'),
      detail: l10n.t('Sent as a bearer, as editors, command lines and programs can.'),
      iconPath: new ThemeIcon('key'),
      chosen: { needsProof: true },
    },
  ]
  const placeholder = l10n.t('What does whoever uses the link have to show besides?')
  const picked = await pickOne(
    items,
    { ...STEP, title, placeholder },
    ({ chosen }) => chosen.needsProof === needsProof,
  )
  return picked?.chosen
}

const ASK: Readonly<Record<ShareField, Ask>> = {
  methods: askMethods,
  confirm: askConfirm,
  toolsets: askToolsets,
  end: askEnd,
  proof: askProof,
}

/** The draft as it was where the person goes back. */
export const editField = async (
  draft: ShareDraft,
  field: ShareField,
  title: string,
): Promise<ShareDraft> => ({ ...draft, ...(await ASK[field](draft, title)) })
