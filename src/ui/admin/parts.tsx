// What the parts of the page are made of: problems, copying, questions.
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { type Problem, problemOf } from './api.ts'

export const ProblemNote = ({ of }: { of: Problem | undefined }) => (
  <div role="alert">
    {of ? (
      <div class="note bad">
        <p>
          <strong>{of.message}</strong> {of.hint}
        </p>
        {of.candidates?.length ? (
          <ul>
            {of.candidates.map((candidate) => (
              <li key={candidate}>{candidate}</li>
            ))}
          </ul>
        ) : null}
      </div>
    ) : null}
  </div>
)

/** Says for a moment what came of it; where copying is not allowed, the text is selected. */
export const Copy = ({ text, label, from }: { text: string; label: string; from: string }) => {
  const [came, setCame] = useState<'' | 'Copied' | 'Selected: copy it by keyboard'>('')
  useEffect(() => {
    if (came !== 'Copied') return
    const timer = setTimeout(() => setCame(''), 4000)
    return () => clearTimeout(timer)
  }, [came])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCame('Copied')
    } catch {
      const place = document.getElementById(from)
      place?.focus()
      if (place instanceof HTMLTextAreaElement) place.select()
      setCame('Selected: copy it by keyboard')
    }
  }
  return (
    <span class="copy">
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status" class="aside">
        {came}
      </span>
    </span>
  )
}

/** A text to take along, as it stands; long lines are broken only where it has none of its own. */
export const Text = ({ id, label, text }: { id: string; label: string; text: string }) => {
  const lines = text.split('\n').length
  return (
    <textarea
      id={id}
      class={lines > 1 ? 'as-it-stands' : ''}
      aria-label={label}
      readOnly
      spellcheck={false}
      rows={Math.min(lines, 20)}
      value={text}
    />
  )
}

interface QuestionProps<T> {
  readonly title: string
  readonly children: ComponentChildren
  readonly yes: string
  readonly isGrave?: boolean
  readonly isWide?: boolean
  /** Rejects where it came to nothing: the question stays, and says why. */
  readonly onYes: () => Promise<T>
  readonly onDone: (came: T) => void
  readonly onClose: () => void
}

/** A question or a form before the page; Escape is no. */
export const Question = <T,>(props: QuestionProps<T>) => {
  const { title, children, yes, isGrave = false, isWide, onYes, onDone, onClose } = props
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    ref.current?.showModal()
    // Enter alone destroys nothing.
    if (isGrave) no.current?.focus()
  }, [isGrave])
  const answer = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      const came = await onYes()
      // Before anything else, so that the focus goes back to where it was.
      ref.current?.close()
      onDone(came)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <dialog ref={ref} class={isWide ? 'wide' : ''} aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void answer()
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <div class="foot">
          <ProblemNote of={problem} />
          <p class="tools">
            <button type="submit" class={isGrave ? 'grave' : 'primary'} aria-disabled={isBusy}>
              {yes}
            </button>
            <button type="button" ref={no} onClick={() => ref.current?.close()}>
              Cancel
            </button>
          </p>
        </div>
      </form>
    </dialog>
  )
}

interface SecretProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onInput: (value: string) => void
}

/** What is typed in is kept by nobody. */
export const Secret = ({ label, hint, value, onInput }: SecretProps) => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        spellcheck={false}
        required
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
