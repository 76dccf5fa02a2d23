// API tokens for links that ask for a second proof.
import { useRef, useState } from 'preact/hooks'
import { type Api, type Key, type Problem, problemOf } from './api.ts'
import { Copy, ProblemNote, Question, Text } from './parts.tsx'

const Removing = ({ api, of, onDone, onClose }: RemovingProps) => (
  <Question
    title="Remove this key?"
    yes="Remove"
    isGrave
    onYes={() => api.removeKey(of.id)}
    onDone={onDone}
    onClose={onClose}
  >
    <p>
      <strong>
        <bdi>{of.name}</bdi>
      </strong>{' '}
      is void at once.{' '}
      {of.kind === 'admin'
        ? 'If this page was opened with it, another one is needed from then on.'
        : null}
    </p>
  </Question>
)

interface RemovingProps {
  readonly api: Api
  readonly of: Key
  readonly onDone: () => void
  readonly onClose: () => void
}

const NewKey = ({ api, onMade }: { api: Api; onMade: () => Promise<void> }) => {
  const [name, setName] = useState('')
  const [made, setMade] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const make = async (): Promise<void> => {
    try {
      const { key } = await api.createKey(name)
      setMade(key)
      setName('')
      setProblem(undefined)
      await onMade()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <ProblemNote of={problem} />
      <div class="field">
        <label for="key-name">Name of a new API token</label>
        <div class="row">
          <input
            id="key-name"
            required
            maxLength={100}
            autocomplete="off"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="submit">Make API token</button>
        </div>
      </div>
      <div role="status">
        {made ? (
          <div class="note">
            <p>
              <strong>It is shown this once:</strong>
            </p>
            <Text id="key" label="API token" text={made} />
            <Copy text={made} label="Copy API token" from="key" />
          </div>
        ) : null}
      </div>
    </form>
  )
}

interface Props {
  readonly api: Api
  readonly keys: readonly Key[]
  readonly onChanged: () => Promise<void>
}

export const Keys = ({ api, keys, onChanged }: Props) => {
  const [asked, setAsked] = useState<Key>()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" ref={heading} tabIndex={-1}>
        Keys
      </h2>
      <p>A link with a second proof lets in only who sends an API token as well.</p>
      <ul class="panel rows">
        {keys.map((key) => (
          <li key={key.id} class="head">
            <span>
              <bdi>{key.name}</bdi>{' '}
              <span class="aside">{key.kind === 'admin' ? 'admin key' : 'API token'}</span>
            </span>
            <button type="button" aria-label={`Remove ${key.name}`} onClick={() => setAsked(key)}>
              Remove…
            </button>
          </li>
        ))}
      </ul>
      <NewKey api={api} onMade={onChanged} />
      {asked ? (
        <Removing
          api={api}
          of={asked}
          onDone={() => {
            // The button that was pressed goes with the key.
            heading.current?.focus()
            void onChanged()
          }}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </section>
  )
}
