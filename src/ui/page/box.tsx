// A box of several lines in which a comment is written. What was typed stays until it was sent.
import * as l10n from '@vscode/l10n'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { completed, type Mention, mentionAt, offered } from '../mentions.ts'
import type { Person } from '../messages.ts'
import type { Posted } from '../page-state.ts'
import { ask, draftOf, keepDraft } from './host.ts'

interface Props {
  readonly box: string
  readonly label: string
  /** The comment that is replied to. */
  readonly to?: string
  readonly people: readonly Person[] | undefined
  readonly posted: Posted | undefined
  /** A box that was opened by a click takes the focus. */
  readonly isOpened?: boolean
}

interface Choice {
  readonly mention: Mention
  readonly active: number
}

const isMac = /mac/i.test(navigator.platform)

export const Box = ({ box, label, to, people, posted, isOpened = false }: Props) => {
  const [text, setText] = useState(() => draftOf(box))
  const [choice, setChoice] = useState<Choice>()
  const [isDone, setIsDone] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const isSending = posted?.is === 'sending'

  const change = (value: string): void => {
    setText(value)
    keepDraft(box, value)
    setIsDone(false)
  }
  useEffect(() => {
    // Whoever went on typing keeps that.
    if (posted?.is !== 'sent' || posted.text.trim() !== draftOf(box).trim()) return
    change('')
    setIsDone(true)
  }, [posted])
  useEffect(() => {
    if (isOpened) area.current?.focus()
  }, [])

  const names = choice && people ? offered(people, choice.mention.typed) : []
  const active = Math.min(choice?.active ?? 0, names.length - 1)
  const isOpen = names.length > 0

  const look = (element: HTMLTextAreaElement): void => {
    const mention = mentionAt(element.value, element.selectionStart)
    if (mention && !people) ask({ is: 'people' })
    setChoice(mention && { mention, active: 0 })
  }
  const take = (person: Person | undefined): void => {
    if (!person || !choice) return
    const next = completed(text, choice.mention, person)
    const element = area.current
    if (element) {
      // At once: what is typed next may come before all of this is drawn anew.
      element.value = next.text
      element.setSelectionRange(next.caret, next.caret)
      element.focus()
    }
    change(next.text)
    setChoice(undefined)
  }
  const send = (anyway: boolean): void => {
    if (text.trim() === '' || isSending) return
    setIsDone(false)
    ask({ is: 'comment', box, text, anyway, ...(to === undefined ? {} : { to }) })
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey } = event
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (key === 'Enter' && (ctrlKey || metaKey)) send(false)
    else if (!isOpen || !choice) return
    else if (step) setChoice({ ...choice, active: (active + step + names.length) % names.length })
    else if (key === 'Enter' || key === 'Tab') take(names[active])
    else if (key === 'Escape') setChoice(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const failure = posted?.is === 'unsent' && posted.text === text ? posted : undefined
  const key = isMac ? '⌘Enter' : 'Ctrl+Enter'
  return (
    <div class="write">
      <textarea
        ref={area}
        id={`${id}box`}
        aria-label={label}
        placeholder={l10n.t('{0}. Markdown is kept, and @ finds people.', label)}
        rows={3}
        value={text}
        readOnly={isSending}
        aria-autocomplete="list"
        {...(isOpen
          ? { 'aria-controls': `${id}list`, 'aria-activedescendant': `${id}${active}` }
          : {})}
        onInput={({ currentTarget }) => {
          change(currentTarget.value)
          look(currentTarget)
        }}
        onClick={({ currentTarget }) => look(currentTarget)}
        onBlur={() => setChoice(undefined)}
        onKeyDown={onKey}
      />
      {isOpen ? (
        <div class="names" role="listbox" id={`${id}list`} aria-label={l10n.t('People')}>
          {names.map((person, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text
            <div
              key={`${person.name} ${person.hint}`}
              role="option"
              id={`${id}${i}`}
              aria-selected={i === active}
              // The text would lose the focus, and with it the list would go.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name} <span class="aside">{person.hint}</span>
            </div>
          ))}
        </div>
      ) : null}
      <div class="send">
        <button
          type="button"
          class="primary"
          disabled={isSending || text.trim() === ''}
          title={key}
          onClick={() => send(false)}
        >
          {to === undefined ? l10n.t('Comment') : l10n.t('Reply')}
        </button>
        <span class="aside" role="status">
          {isSending ? l10n.t('Sending…') : ''}
          {isDone ? l10n.t('Sent.') : ''}
          {choice && !people ? l10n.t('Looking for people…') : ''}
          {isOpen ? l10n.t('{0} people found', names.length) : ''}
        </span>
      </div>
      {failure ? (
        <div class="problem" role="alert">
          <span>{l10n.t('Not sent: {0}', failure.why)}</span>{' '}
          <button type="button" class="plain" onClick={() => send(failure.canBeSent)}>
            {failure.canBeSent ? l10n.t('Send Anyway') : l10n.t('Try Again')}
          </button>
        </div>
      ) : null}
    </div>
  )
}
