// API tokens for links that ask for a second proof.
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Api, type Key, type Problem, problemOf } from './api.ts'
import { Copy, ProblemNote, Question, Text } from './parts.tsx'

const Removing = ({ api, of, onDone, onClose }: RemovingProps) => {
  const [problem, setProblem] = useState<Problem>()
  return (
    <Question
      title="Remove this key?"
      yes="Remove"
      isGrave
      problem={problem}
      onClose={onClose}
      onYes={async () => {
        try {
          await api.removeKey(of.id)
          onDone()
        } catch (error) {
          setProblem(problemOf(error))
        }
      }}
    >
      <p>
        <strong>{of.name}</strong> is void at once.{' '}
        {of.kind === 'admin'
          ? 'If this page was opened with it, another one is needed from then on.'
          : null}
      </p>
    </Question>
  )
}

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

export const Keys = ({ api }: { api: Api }) => {
  const [keys, setKeys] = useState<readonly Key[]>([])
  const [asked, setAsked] = useState<Key>()
  const [problem, setProblem] = useState<Problem>()
  const load = useCallback(async (): Promise<void> => {
    try {
      setKeys(await api.keys())
      setProblem(undefined)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }, [api])
  useEffect(() => void load(), [load])
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">Keys</h2>
      <p>A link with a second proof lets in only who sends an API token as well.</p>
      <ProblemNote of={problem} />
      <ul class="keys">
        {keys.map((key) => (
          <li key={key.id}>
            <span>
              {key.name}{' '}
              <span class="chip">{key.kind === 'admin' ? 'admin key' : 'API token'}</span>
            </span>
            <button type="button" aria-label={`Remove ${key.name}`} onClick={() => setAsked(key)}>
              Remove…
            </button>
          </li>
        ))}
      </ul>
      <NewKey api={api} onMade={load} />
      {asked ? (
        <Removing
          api={api}
          of={asked}
          onDone={() => {
            setAsked(undefined)
            void load()
          }}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </section>
  )
}
