// Links that the server cannot read: all that can be done with them is to end them.
import { useState } from 'preact/hooks'
import type { Api, Unreadable } from './api.ts'
import { ProblemNote, Question } from './parts.tsx'

interface Props {
  readonly api: Api
  readonly links: readonly Unreadable[]
  readonly onChanged: () => Promise<void>
}

export const UnreadableLinks = ({ api, links, onChanged }: Props) => {
  const [doomed, setDoomed] = useState<string>()
  return (
    <>
      {links.map(({ id, message }) => (
        <div key={id}>
          <ProblemNote of={{ code: 'CONFLICT', message }} />
          <button type="button" aria-label={`Revoke ${id}`} onClick={() => setDoomed(id)}>
            Revoke…
          </button>
        </div>
      ))}
      {doomed === undefined ? null : (
        <Question
          title="Revoke this link?"
          yes="Revoke"
          isGrave
          onYes={() => api.revoke(doomed)}
          onDone={() => void onChanged()}
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
