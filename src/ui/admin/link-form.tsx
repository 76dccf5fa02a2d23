// What a link is to be: the fields that making one and changing one share.
import type { LinkPatch } from '../../links/client.ts'
import type { Link, LinkConfig } from '../../links/link.ts'
import { incomplete, type Vocabulary, type Word } from './api.ts'
import { Boxes, ENDS, type End, EndField, endOf, inOrder, KEPT } from './fields.tsx'

export interface Draft {
  readonly name: string
  readonly methods: readonly string[]
  readonly tags: readonly string[]
  readonly confirm: LinkConfig['confirm']
  readonly end: End
  readonly secondProof: boolean
}

const defaultTags = ({ tags }: Vocabulary): readonly string[] =>
  tags.filter((tag) => tag.by_default).map(({ name }) => name)

export const emptyDraft = (vocabulary: Vocabulary): Draft => ({
  name: '',
  methods: ['read'],
  tags: defaultTags(vocabulary),
  confirm: 'ask',
  end: { choice: '7d', date: '' },
  secondProof: false,
})

/** Single tools that a link was given through the interface stand behind the words for many. */
const withOthers = (words: readonly Word[], chosen: readonly string[]): readonly Word[] => [
  ...words,
  ...chosen
    .filter((one) => !words.some(({ name }) => name === one))
    .map((name) => ({ name, means: 'given by its name' })),
]

export const draftOf = (link: Link, vocabulary: Vocabulary): Draft => {
  const { methods, tags, confirm } = link.config
  return {
    name: link.name,
    methods: inOrder(withOthers(vocabulary.methods, methods), methods),
    tags:
      tags.length > 0 ? inOrder(withOthers(vocabulary.tags, tags), tags) : defaultTags(vocabulary),
    ...{ confirm, end: { choice: KEPT, date: '' }, secondProof: link.require_api_token_auth },
  }
}

/** @throws Refusal saying what is missing */
export const checkDraft = ({ methods, tags, end }: Draft): void => {
  if (methods.length === 0) throw incomplete('Choose what the link may do.')
  if (tags.length === 0) throw incomplete('Choose at least one of the tools.')
  if (end.choice === 'date' && end.date === '') throw incomplete('Choose a date.')
}

export const configOf = ({ methods, tags, confirm }: Draft): LinkConfig => ({
  ...{ methods: [...methods], tags: [...tags], confirm },
})

const differ = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other)

/** Only what is another than it was. */
export const changeOf = (was: Draft, is: Draft): LinkPatch => {
  const [old, all] = [configOf(was), configOf(is)]
  const config = {
    ...(differ(all.methods, old.methods) && { methods: all.methods }),
    ...(differ(all.tags, old.tags) && { tags: all.tags }),
    ...(all.confirm !== old.confirm && { confirm: all.confirm }),
  }
  return {
    ...(is.name !== was.name && { name: is.name }),
    ...(Object.keys(config).length > 0 && { config }),
    ...(is.end.choice !== KEPT && { expires_at: endOf(is.end) }),
    ...(is.secondProof !== was.secondProof && { require_api_token_auth: is.secondProof }),
  }
}

interface Props {
  readonly vocabulary: Vocabulary
  readonly draft: Draft
  /** As it was: what it has besides the usual words stays in sight when it is unticked. */
  readonly first: Draft
  readonly onChange: (some: Partial<Draft>) => void
  /** How its present end is told, where it has one to keep. */
  readonly end?: string
}

export const LinkFields = ({ vocabulary, draft, first, onChange, end }: Props) => (
  <>
    <div class="field">
      <label for="name">Name</label>
      <input
        id="name"
        required
        maxLength={100}
        autocomplete="off"
        aria-describedby="name-hint"
        value={draft.name}
        onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <p class="hint" id="name-hint">
        For whom or what it is, as “ChatGPT of the marketing team”.
      </p>
    </div>
    <Boxes
      legend="What it may do"
      words={withOthers(vocabulary.methods, first.methods)}
      chosen={draft.methods}
      onChange={(methods) => onChange({ methods })}
    />
    {draft.methods.includes('delete') ? (
      <div class="field">
        <label for="confirm">Where a client cannot ask before it deletes</label>
        <select
          id="confirm"
          value={draft.confirm}
          onChange={({ currentTarget: { value } }) =>
            onChange({ confirm: value === 'argument' ? 'argument' : 'ask' })
          }
        >
          <option value="ask">nothing is deleted</option>
          <option value="argument">it names exactly what will be lost</option>
        </select>
      </div>
    ) : null}
    <Boxes
      legend="Tools"
      words={withOthers(vocabulary.tags, first.tags)}
      chosen={draft.tags}
      onChange={(tags) => onChange({ tags })}
    />
    <EndField
      ends={end === undefined ? ENDS : [[KEPT, `as it is: ${end}`], ...ENDS]}
      value={draft.end}
      onChange={(changed) => onChange({ end: changed })}
    />
    <fieldset>
      <legend>Second proof</legend>
      <label class="box">
        <input
          type="checkbox"
          checked={draft.secondProof}
          onChange={({ currentTarget }) => onChange({ secondProof: currentTarget.checked })}
        />
        <span>
          <strong>API token</strong>{' '}
          <span class="hint">
            Whoever has the URL needs an API token as well. ChatGPT and Claude cannot send one.
          </span>
        </span>
      </label>
    </fieldset>
  </>
)
