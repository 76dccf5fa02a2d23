// The fields of the form that are more than a line of text.
import { useId } from 'preact/hooks'
import type { Word } from './api.ts'

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
              onChange(checked ? [...chosen, name] : chosen.filter((one) => one !== name))
            }
          />
          <span>
            <strong>{name}</strong> <span class="hint">{means}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)

export const ENDS = [
  ['1h', 'in 1 hour'],
  ['1d', 'in 1 day'],
  ['7d', 'in 1 week'],
  ['date', 'at a date…'],
  ['none', 'not by itself'],
] as const

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
  readonly ends: typeof ENDS
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
