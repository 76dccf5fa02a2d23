// The fields of the form that are more than a line of text.
import { useId } from 'preact/hooks'
import type { Word } from './api.ts'

/** However it was chosen. */
export const inOrder = (words: readonly Word[], chosen: readonly string[]): readonly string[] =>
  words.map(({ name }) => name).filter((name) => chosen.includes(name))

/** What stands in back quotes is written by programs. */
const Means = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
)

interface BoxesProps {
  readonly legend: string
  readonly words: readonly Word[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

export const Boxes = ({ legend, words, chosen, onChange }: BoxesProps) => (
  <fieldset>
    <legend>{legend}</legend>
    <div class="boxes">
      {words.map(({ name, means }) => (
        <label key={name} class="box">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(
                checked ? inOrder(words, [...chosen, name]) : chosen.filter((one) => one !== name),
              )
            }
          />
          <span>
            <strong>{name}</strong>{' '}
            <span class="hint">
              <Means text={means} />
            </span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)

type Choice = readonly [value: string, words: string]

/** The end that a link has already. */
export const KEPT = 'kept'

export const ENDS: readonly Choice[] = [
  ['1h', 'in 1 hour'],
  ['1d', 'in 1 day'],
  ['7d', 'in 1 week'],
  ['date', 'at a date…'],
  ['none', 'not by itself'],
]

export interface End {
  readonly choice: string
  /** As a date box says it, in the zone of whoever looks. */
  readonly date: string
}

/** As the interface takes it. */
export const endOf = ({ choice, date }: End): string | null => {
  if (choice === 'none') return null
  return choice === 'date' ? new Date(date).toISOString() : choice
}

interface EndProps {
  readonly ends: readonly Choice[]
  readonly value: End
  readonly onChange: (end: End) => void
}

export const EndField = ({ ends, value, onChange }: EndProps) => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>It ends</label>
      <div class="row">
        <select
          id={id}
          value={value.choice}
          onChange={({ currentTarget }) => onChange({ ...value, choice: currentTarget.value })}
        >
          {ends.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </select>
        {value.choice === 'date' ? (
          <input
            type="datetime-local"
            aria-label="Date and time of the end"
            value={value.date}
            onInput={({ currentTarget }) => onChange({ ...value, date: currentTarget.value })}
          />
        ) : null}
      </div>
    </div>
  )
}
