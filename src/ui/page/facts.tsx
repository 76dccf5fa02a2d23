// The facts of a task, each a button that opens the dialogue by which it is changed.
import * as l10n from '@vscode/l10n'
import type { Fact, StatusShown } from '../messages.ts'
import { ask } from './host.ts'
import { Link } from './link.tsx'

const GREY = 'var(--vscode-descriptionForeground)'

/** The colour is one of ClickUp's, so it is only beside the word. */
export const Dot = ({ status: { kind, color } }: { status: StatusShown }) => (
  <span class={`dot ${kind}`} style={{ '--status': color ?? GREY }} aria-hidden="true" />
)

const Value = ({ fact }: { fact: Fact }) => {
  const { value, parts, status, tone, key } = fact
  if (value === '') return <span class="none">{l10n.t('None')}</span>
  if (status)
    return (
      <span class="value">
        <Dot status={status} />
        {value}
      </span>
    )
  if (parts && (key === 'tags' || fact.field !== undefined))
    return (
      <span class="value chips">
        {parts.map((part, i) => (
          <span class="chip" key={i}>
            {part}
          </span>
        ))}
      </span>
    )
  return <span class={tone ? `value ${tone}` : 'value'}>{value}</span>
}

const Row = ({ fact }: { fact: Fact }) => {
  const { label, act, field, url } = fact
  const content = (
    <>
      <span class="label">{label} </span>
      <Value fact={fact} />
    </>
  )
  const link =
    url === undefined ? null : (
      <span class="out">
        <Link url={url}>{l10n.t('Open')}</Link>
      </span>
    )
  if (act === undefined)
    return (
      <li class="fact">
        <span class="row">{content}</span>
        {link}
      </li>
    )
  return (
    <li class="fact">
      <button
        type="button"
        class="row"
        data-key={fact.key}
        title={l10n.t('Change…')}
        onClick={() => ask({ is: 'act', act, ...(field === undefined ? {} : { field }) })}
      >
        {content}
      </button>
      {link}
    </li>
  )
}

export const Facts = ({ of }: { of: readonly Fact[] }) => (
  <ul class="facts">
    {of.map((fact) => (
      <Row key={fact.key} fact={fact} />
    ))}
  </ul>
)

/** Those that are set, and the others where one asks for them. */
export const Fields = ({ of }: { of: readonly Fact[] }) => {
  const set = of.filter(({ value }) => value !== '')
  const empty = of.filter(({ value }) => value === '')
  return (
    <>
      <Facts of={set} />
      {empty.length > 0 ? (
        <details>
          <summary>
            {empty.length === 1
              ? l10n.t('1 empty field')
              : l10n.t('{0} empty fields', empty.length)}
          </summary>
          <Facts of={empty} />
        </details>
      ) : null}
    </>
  )
}
