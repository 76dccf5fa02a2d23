// The rows of the page on which a link is made or changed: what it will be, in words, and each choice.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode'
import { DEFAULT_TOOLSETS, TOOLSETS } from '../../../access/rules.ts'
import type { LinkPatch } from '../../../links/client.ts'
import type { Link, LinkConfig } from '../../../links/link.ts'
import { endWords, hasEnded, mayWords } from '../../views/links/link-words.ts'
import { plain, short } from '../plain.ts'

export interface ShareDraft {
  readonly name: string
  /** Levels of access, or names of tools. */
  readonly methods: readonly string[]
  readonly confirm: LinkConfig['confirm']
  readonly toolsets: readonly string[]
  /** ISO 8601; null: it does not end by itself. */
  readonly end: string | null
  readonly needsProof: boolean
}

export type ShareField = 'methods' | 'confirm' | 'toolsets' | 'end' | 'proof'

export type ShareWish =
  | { readonly kind: 'share' }
  | { readonly kind: 'edit'; readonly field: ShareField }

export interface ShareRow extends QuickPickItem {
  readonly wish?: ShareWish
}

const WEEK_MS = 7 * 24 * 3_600_000

/** Searching and fetching as ChatGPT's research wants them: off elsewhere, made for this. */
const ALSO: readonly string[] = ['research']

const FIRST_TOOLSETS = TOOLSETS.filter(
  (name) => DEFAULT_TOOLSETS.includes(name) || ALSO.includes(name),
)

/** @param now epoch milliseconds */
export const firstDraft = (now: number): ShareDraft => ({
  name: '',
  methods: ['read'],
  confirm: 'ask',
  toolsets: FIRST_TOOLSETS,
  end: new Date(now + WEEK_MS).toISOString(),
  needsProof: false,
})

export const draftOf = ({
  name,
  config,
  expires_at,
  require_api_token_auth,
}: Link): ShareDraft => ({
  name,
  methods: config.methods,
  confirm: config.confirm,
  toolsets: config.tags.length > 0 ? config.tags : DEFAULT_TOOLSETS,
  end: expires_at,
  needsProof: require_api_token_auth,
})

const differ = (one: readonly string[], other: readonly string[]): boolean =>
  one.length !== other.length || one.some((word) => !other.includes(word))

/** Only what is another than it was. */
export const patchOf = (was: ShareDraft, is: ShareDraft): LinkPatch => {
  const config = {
    ...(differ(was.methods, is.methods) && { methods: [...is.methods] }),
    ...(differ(was.toolsets, is.toolsets) && { tags: [...is.toolsets] }),
    ...(was.confirm !== is.confirm && { confirm: is.confirm }),
  }
  return {
    ...(is.name.trim() !== was.name && { name: is.name.trim() }),
    ...(Object.keys(config).length > 0 && { config }),
    ...(is.end !== was.end && { expires_at: is.end }),
    ...(is.needsProof !== was.needsProof && { require_api_token_auth: is.needsProof }),
  }
}

const MOST_NAME = 100

/** @returns why it cannot be shared yet */
export const whatIsMissing = (draft: ShareDraft, now: number): string | undefined => {
  const name = draft.name.trim()
  if (name === '') return l10n.t('Give the link a name: type it above')
  if (name.length > MOST_NAME)
    return l10n.t('The name is too long: shorten it to {0} characters', MOST_NAME)
  if (draft.toolsets.length === 0) return l10n.t('Choose at least one of the tools')
  return hasEnded({ expires_at: draft.end }, now)
    ? l10n.t('It would have ended already: choose another end')
    : undefined
}

const LABELS: Readonly<Record<ShareField, () => string>> = {
  methods: () => l10n.t('What It May Do'),
  confirm: () => l10n.t('Before Deleting'),
  toolsets: () => l10n.t('Tools'),
  end: () => l10n.t('End'),
  proof: () => l10n.t('Second Proof'),
}

const ICONS: Readonly<Record<ShareField, string>> = {
  methods: 'edit',
  confirm: 'question',
  toolsets: 'tools',
  end: 'calendar',
  proof: 'key',
}

export const confirmWords = (confirm: LinkConfig['confirm']): string =>
  confirm === 'ask'
    ? l10n.t('the person is asked; a client that cannot ask may not')
    : l10n.t('the client names exactly what is lost')

export const proofWords = (needsProof: boolean): string =>
  needsProof ? l10n.t('an API token of the gateway as well') : l10n.t('none: the link is enough')

const toolsWords = ({ toolsets }: ShareDraft): string => toolsets.join(', ') || l10n.t('none')

const inWords = (field: ShareField, draft: ShareDraft, now: number): string => {
  switch (field) {
    case 'methods':
      return mayWords({ methods: [...draft.methods] })
    case 'confirm':
      return confirmWords(draft.confirm)
    case 'toolsets':
      return toolsWords(draft)
    case 'end':
      return endWords({ expires_at: draft.end }, now)
    case 'proof':
      return proofWords(draft.needsProof)
  }
}

/** What the page is for, in words. */
export interface PageWords {
  readonly title: string
  /** What the first row does, once all is there. */
  readonly accept: (name: string) => string
  readonly detail: string
  readonly failed: string
}

export interface ShareState {
  readonly words: PageWords
  readonly now: number
  readonly isRefused: boolean
  /** Why it came to nothing when it was tried. */
  readonly failure: string | undefined
}

const shareRow = (draft: ShareDraft, { words, now, isRefused }: ShareState): ShareRow => {
  const missing = whatIsMissing(draft, now)
  return {
    label: plain(missing ?? words.accept(short(draft.name.trim()))),
    detail: plain(words.detail),
    iconPath: new ThemeIcon(missing ? (isRefused ? 'warning' : 'edit') : 'link'),
    alwaysShow: true,
    wish: { kind: 'share' },
  }
}

const fieldsOf = ({ methods }: ShareDraft): readonly ShareField[] => [
  'methods',
  ...(methods.includes('delete') ? (['confirm'] as const) : []),
  'toolsets',
  'end',
  'proof',
]

export const rowsOf = (draft: ShareDraft, state: ShareState): readonly ShareRow[] => [
  shareRow(draft, state),
  ...(state.failure === undefined
    ? []
    : [
        {
          label: state.words.failed,
          detail: plain(state.failure),
          iconPath: new ThemeIcon('warning'),
          alwaysShow: true,
        },
      ]),
  { label: '', kind: QuickPickItemKind.Separator },
  ...fieldsOf(draft).map(
    (field): ShareRow => ({
      label: LABELS[field](),
      description: plain(inWords(field, draft, state.now)),
      iconPath: new ThemeIcon(ICONS[field]),
      alwaysShow: true,
      wish: { kind: 'edit', field },
    }),
  ),
]
