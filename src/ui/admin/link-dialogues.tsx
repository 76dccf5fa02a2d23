// What is done with a link, each in a dialogue: made, changed, given a new URL, revoked.
import { useState } from 'preact/hooks'
import type { CreatedLink, Link } from '../../links/link.ts'
import { type Api, incomplete, type Problem, problemOf, type Vocabulary, type Word } from './api.ts'
import { endOf } from './fields.tsx'
import {
  changeOf,
  checkDraft,
  configOf,
  type Draft,
  draftOf,
  emptyDraft,
  LinkFields,
} from './link-form.tsx'
import { Question, Secret } from './parts.tsx'
import { fromNow } from './times.ts'

interface Props<T> {
  readonly api: Api
  readonly onDone: (came: T) => void
  readonly onClose: () => void
}

type OfLink<T> = Props<T> & { readonly link: Link }
type WithWords<T> = T & { readonly vocabulary: Vocabulary }

const useDraft = (first: () => Draft) => {
  const [was] = useState(first)
  const [draft, setDraft] = useState(was)
  const set = (some: Partial<Draft>): void => setDraft((old) => ({ ...old, ...some }))
  return { was, draft, set }
}

/** `Marketing (9001)`, as a refusal names workspaces. */
const workspacesIn = (problem: Problem): readonly Word[] =>
  (problem.candidates ?? []).flatMap((candidate) => {
    const [, means, name] = /^(.*) \((\d+)\)$/.exec(candidate) ?? []
    return means !== undefined && name ? [{ name, means }] : []
  })

export const Making = ({ api, vocabulary, onDone, onClose }: WithWords<Props<CreatedLink>>) => {
  const { was, draft, set } = useDraft(() => emptyDraft(vocabulary))
  const [token, setToken] = useState('')
  const [workspaces, setWorkspaces] = useState<readonly Word[]>([])
  const [workspace, setWorkspace] = useState('')

  const make = async (): Promise<CreatedLink> => {
    checkDraft(draft)
    try {
      return await api.create({
        ...{ name: draft.name, config: configOf(draft), expires_at: endOf(draft.end) },
        ...{ require_api_token_auth: draft.secondProof, clickup_token: token },
        ...(workspace && { workspace_id: workspace }),
      })
    } catch (error) {
      const why = problemOf(error)
      const choices = workspacesIn(why)
      if (choices.length === 0) throw error
      setWorkspaces(choices)
      throw incomplete(`${why.message} Choose one.`)
    }
  }

  return (
    <Question
      title="New link"
      yes="Make link"
      isWide
      onYes={make}
      onDone={onDone}
      onClose={onClose}
    >
      <LinkFields vocabulary={vocabulary} first={was} draft={draft} onChange={set} />
      <Secret
        label="ClickUp token"
        hint="ClickUp → Settings → Apps → API Token. It is kept encrypted, so that only the URL itself opens it."
        value={token}
        onInput={setToken}
      />
      {workspaces.length > 0 ? (
        <div class="field">
          <label for="workspace">Workspace</label>
          <select
            id="workspace"
            ref={(select) => {
              if (select && workspace === '') select.focus()
            }}
            required
            value={workspace}
            onChange={({ currentTarget }) => setWorkspace(currentTarget.value)}
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
    </Question>
  )
}

/** Undefined where nothing was to be changed. */
type Changed = Link | undefined

export const Changing = (props: WithWords<OfLink<Changed>>) => {
  const { api, link, vocabulary, onDone, onClose } = props
  const { was, draft, set } = useDraft(() => draftOf(link, vocabulary))
  const end = link.expires_at

  const change = async (): Promise<Changed> => {
    checkDraft(draft)
    const wanted = changeOf(was, draft)
    return Object.keys(wanted).length === 0 ? undefined : api.change(link.id, wanted)
  }

  return (
    <Question
      title="Change link"
      yes="Save"
      isWide
      onYes={change}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        The URL stays. A new name disturbs nobody; any other change ends the calls that are under
        way, and they have to be made again.
      </p>
      <LinkFields
        vocabulary={vocabulary}
        first={was}
        draft={draft}
        onChange={set}
        end={end === null ? 'not by itself' : fromNow(end, Date.now())}
      />
    </Question>
  )
}

export const Rotating = ({ api, link, onDone, onClose }: OfLink<CreatedLink>) => {
  const [token, setToken] = useState('')
  return (
    <Question
      title="Give this link a new URL?"
      yes="Rotate"
      onYes={() => api.rotate(link.id, token)}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        The URL of{' '}
        <strong>
          <bdi>{link.name}</bdi>
        </strong>{' '}
        is void at once; whoever uses it needs the new one.
      </p>
      <Secret
        label="ClickUp token"
        hint="Once more: it is kept so that only the URL itself opens it."
        value={token}
        onInput={setToken}
      />
    </Question>
  )
}

export const Revoking = ({ api, link, onDone, onClose }: OfLink<void>) => (
  <Question
    title="Revoke this link?"
    yes="Revoke"
    isGrave
    onYes={() => api.revoke(link.id)}
    onDone={onDone}
    onClose={onClose}
  >
    <p>
      <strong>
        <bdi>{link.name}</bdi>
      </strong>{' '}
      ends at once, calls under way included. It cannot be undone.
    </p>
  </Question>
)
