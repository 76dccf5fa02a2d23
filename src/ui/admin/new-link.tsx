// The form by which a link is made.
import { useState } from 'preact/hooks'
import type { CreatedLink } from '../../links/link.ts'
import {
  type Api,
  type NewLink,
  type Problem,
  problemOf,
  type Vocabulary,
  type Word,
} from './api.ts'
import { Boxes, ENDS, type End, EndField, endOf } from './fields.tsx'
import { ProblemNote, Secret } from './parts.tsx'

interface Draft {
  readonly name: string
  readonly methods: readonly string[]
  readonly tags: readonly string[]
  readonly confirm: 'ask' | 'argument'
  readonly end: End
  readonly secondProof: boolean
  readonly workspace: string
  readonly token: string
}

const emptyDraft = ({ tags }: Vocabulary): Draft => ({
  name: '',
  methods: ['read'],
  tags: tags.filter((tag) => tag.by_default).map(({ name }) => name),
  confirm: 'ask',
  end: { choice: '7d', date: '' },
  secondProof: false,
  workspace: '',
  token: '',
})

/** `Marketing (9001)`, as a refusal names workspaces. */
const workspacesIn = (problem: Problem | undefined): readonly Word[] =>
  (problem?.candidates ?? []).flatMap((candidate) => {
    const [, means, name] = /^(.*) \((\d+)\)$/.exec(candidate) ?? []
    return means !== undefined && name ? [{ name, means }] : []
  })

const missing = (message: string): Problem => ({ code: 'INVALID_INPUT', message })

const wrongWith = ({ methods, tags, end }: Draft): Problem | undefined => {
  if (methods.length === 0) return missing('Choose what the link may do.')
  if (tags.length === 0) return missing('Choose at least one tag.')
  return end.choice === 'date' && end.date === '' ? missing('Choose a date.') : undefined
}

const wantedOf = (draft: Draft): NewLink => ({
  name: draft.name,
  config: { methods: draft.methods.slice(), tags: draft.tags.slice(), confirm: draft.confirm },
  expires_at: endOf(draft.end),
  require_api_token_auth: draft.secondProof,
  clickup_token: draft.token,
  ...(draft.workspace && { workspace_id: draft.workspace }),
})

interface Props {
  readonly api: Api
  readonly vocabulary: Vocabulary
  readonly onMade: (link: CreatedLink) => void
}

export const NewLinkForm = ({ api, vocabulary, onMade }: Props) => {
  const [draft, setDraft] = useState(() => emptyDraft(vocabulary))
  const [problem, setProblem] = useState<Problem>()
  const [workspaces, setWorkspaces] = useState<readonly Word[]>([])
  const [isBusy, setBusy] = useState(false)
  const set = (some: Partial<Draft>): void => setDraft((old) => ({ ...old, ...some }))

  const make = async (): Promise<void> => {
    const wrong = wrongWith(draft)
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    try {
      const link = await api.create(wantedOf(draft))
      setDraft(emptyDraft(vocabulary))
      setWorkspaces([])
      onMade(link)
    } catch (error) {
      const why = problemOf(error)
      const choices = workspacesIn(why)
      setWorkspaces(choices.length > 0 ? choices : workspaces)
      setProblem(choices.length > 0 ? missing(`${why.message} Choose one.`) : why)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="new">
      <h2 id="new">New link</h2>
      <form
        class="panel"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <div class="field">
          <label for="name">Name</label>
          <input
            id="name"
            required
            maxLength={100}
            autocomplete="off"
            aria-describedby="name-hint"
            value={draft.name}
            onInput={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <p class="hint" id="name-hint">
            For whom or what it is, as “ChatGPT of the marketing team”.
          </p>
        </div>
        <Boxes
          legend="It may (methods)"
          words={vocabulary.methods}
          chosen={draft.methods}
          onChange={(methods) => set({ methods })}
        />
        {draft.methods.includes('delete') ? (
          <div class="field">
            <label for="confirm">Where a client cannot ask before it deletes</label>
            <select
              id="confirm"
              value={draft.confirm}
              onChange={({ currentTarget: { value } }) =>
                set({ confirm: value === 'argument' ? 'argument' : 'ask' })
              }
            >
              <option value="ask">nothing is deleted</option>
              <option value="argument">it names exactly what will be lost</option>
            </select>
          </div>
        ) : null}
        <Boxes
          legend="In (tags)"
          words={vocabulary.tags}
          chosen={draft.tags}
          onChange={(tags) => set({ tags })}
        />
        <EndField ends={ENDS} value={draft.end} onChange={(end) => set({ end })} />
        <fieldset>
          <legend>Second proof</legend>
          <label class="box">
            <input
              type="checkbox"
              checked={draft.secondProof}
              onChange={({ currentTarget }) => set({ secondProof: currentTarget.checked })}
            />
            <span>
              <strong>API token</strong>
              <span class="hint">
                Whoever has the URL needs an API token as well. ChatGPT and Claude cannot send one.
              </span>
            </span>
          </label>
        </fieldset>
        <Secret
          label="ClickUp token"
          hint="ClickUp → Settings → Apps → API Token. It is kept encrypted, so that only the URL itself opens it."
          value={draft.token}
          onInput={(token) => set({ token })}
        />
        <ProblemNote of={problem} />
        {workspaces.length > 0 ? (
          <div class="field">
            <label for="workspace">Workspace</label>
            <select
              id="workspace"
              ref={(select) => {
                if (select && draft.workspace === '') select.focus()
              }}
              required
              value={draft.workspace}
              onChange={({ currentTarget }) => set({ workspace: currentTarget.value })}
            >
              <option value="">Choose…</option>
              {workspaces.map(({ name, means }) => (
                <option key={name} value={name}>
                  {means} ({name})
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <p class="tools">
          <button type="submit" class="primary" disabled={isBusy}>
            {isBusy ? 'Asking ClickUp…' : 'Make link'}
          </button>
        </p>
      </form>
    </section>
  )
}
