// What the server keeps and cannot read: all that can be done with it is to end it.
import { useState } from 'preact/hooks'
import type { Unreadable as Kept } from './api.ts'
import { ProblemNote, Question } from './parts.tsx'

interface Props {
  /** As a person calls it: a link, a key. */
  readonly what: string
  readonly all: readonly Kept[]
  readonly onEnd: (id: string) => Promise<void>
  readonly onEnded: () => Promise<void>
}

export const Unreadable = ({ what, all, onEnd, onEnded }: Props) => {
  const [doomed, setDoomed] = useState<string>()
  return (
    <>
      {all.map(({ id, message }) => (
        <div key={id}>
          <ProblemNote of={{ code: 'CONFLICT', message }} />
          <button type="button" aria-label={`Remove ${what} ${id}`} onClick={() => setDoomed(id)}>
            Remove…
          </button>
        </div>
      ))}
      {doomed === undefined ? null : (
        <Question
          title={`Remove this ${what}?`}
          yes="Remove"
          isGrave
          onYes={() => onEnd(doomed)}
          onDone={() => void onEnded()}
          onClose={() => setDoomed(undefined)}
        >
          <p>
            <strong>{doomed}</strong> is void at once. It cannot be undone.
          </p>
        </Question>
      )}
    </>
  )
}
