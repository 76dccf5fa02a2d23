// The admin key is asked for at each visit: no cookie, no storage.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from './api.ts'
import { ProblemNote, Secret } from './parts.tsx'

interface Props {
  readonly problem: Problem | undefined
  readonly onKey: (key: string) => void
}

export const SignIn = ({ problem, onKey }: Props) => {
  const [key, setKey] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={form}
      class="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        onKey(key.trim())
      }}
    >
      <p>
        A link gives an MCP client, such as ChatGPT, a way into ClickUp: with what it may do, and
        until when.
      </p>
      <ProblemNote of={problem} />
      <Secret
        label="Admin key"
        hint="It stays in the memory of this tab, and is asked for again after a reload. To make one: clickup-mcp keys new NAME --kind admin"
        value={key}
        onInput={setKey}
      />
      <p class="tools">
        <button type="submit" class="primary">
          Sign in
        </button>
      </p>
    </form>
  )
}
