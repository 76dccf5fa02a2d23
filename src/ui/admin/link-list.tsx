// The links there are, and their ends.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CreatedLink, Link } from '../../links/link.ts'
import { type Api, type Problem, problemOf } from './api.ts'
import { Question, Secret } from './parts.tsx'
import { fromNow, inFull } from './times.ts'

const Moment = ({ at, now, none }: { at: string | null; now: number; none: string }) =>
  at === null ? (
    <span>{none}</span>
  ) : (
    <time dateTime={at} title={inFull(at)}>
      {fromNow(at, now)}
    </time>
  )

const Words = ({ of, none }: { of: readonly string[]; none: string }) => (
  <span class="chips">
    {of.length === 0
      ? none
      : of.map((word) => (
          <span key={word} class="chip">
            {word}
          </span>
        ))}
  </span>
)

const Facts = ({ link, now }: { link: Link; now: number }) => (
  <dl>
    <div>
      <dt>May</dt>
      <dd>
        <Words of={link.config.methods} none="nothing" />
      </dd>
    </div>
    <div>
      <dt>Tags</dt>
      <dd>
        <Words of={link.config.tags} none="the usual ones" />
      </dd>
    </div>
    <div>
      <dt>Ends</dt>
      <dd>
        <Moment at={link.expires_at} now={now} none="not by itself" />
      </dd>
    </div>
    <div>
      <dt>Last used</dt>
      <dd>
        <Moment at={link.last_used_at} now={now} none="never" />
      </dd>
    </div>
    <div>
      <dt>Second proof</dt>
      <dd>{link.require_api_token_auth ? 'API token' : 'none'}</dd>
    </div>
    <div>
      <dt>Made</dt>
      <dd>
        <Moment at={link.created_at} now={now} none="" /> by {link.created_by}
      </dd>
    </div>
  </dl>
)

type Asked = { readonly what: 'revoke' | 'rotate'; readonly link: Link }

interface Props {
  readonly api: Api
  readonly links: readonly Link[]
  readonly onChanged: () => Promise<void>
  readonly onRotated: (link: CreatedLink) => void
}

const Revoking = ({ api, link, onDone, onClose }: AskedProps) => {
  const [problem, setProblem] = useState<Problem>()
  return (
    <Question
      title="Revoke this link?"
      yes="Revoke"
      isGrave
      problem={problem}
      onClose={onClose}
      onYes={async () => {
        try {
          await api.revoke(link.id)
          onDone()
        } catch (error) {
          setProblem(problemOf(error))
        }
      }}
    >
      <p>
        <strong>{link.name}</strong> ends at once, calls under way included. It cannot be undone.
      </p>
    </Question>
  )
}

interface AskedProps {
  readonly api: Api
  readonly link: Link
  readonly onDone: (rotated?: CreatedLink) => void
  readonly onClose: () => void
}

const Rotating = ({ api, link, onDone, onClose }: AskedProps) => {
  const [problem, setProblem] = useState<Problem>()
  const [token, setToken] = useState('')
  return (
    <Question
      title="Give this link a new URL?"
      yes="Rotate"
      problem={problem}
      onClose={onClose}
      onYes={async () => {
        try {
          onDone(await api.rotate(link.id, token))
        } catch (error) {
          setProblem(problemOf(error))
        }
      }}
    >
      <p>
        The URL of <strong>{link.name}</strong> is void at once; whoever uses it needs the new one.
      </p>
      <Secret
        label="ClickUp token"
        hint="Once more: it is kept so that only the URL itself opens it."
        value={token}
        onInput={setToken}
      />
    </Question>
  )
}

const useNow = (): number => {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

export const LinkList = ({ api, links, onChanged, onRotated }: Props) => {
  const [asked, setAsked] = useState<Asked>()
  const [came, setCame] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const now = useNow()
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const close = (): void => setAsked(undefined)
  const revoked = (link: Link): void => {
    close()
    setCame(`“${link.name}” is revoked.`)
    // The button that was pressed goes with the link.
    heading.current?.focus()
    void onChanged()
  }
  return (
    <section aria-labelledby="links">
      <h2 id="links" ref={heading} tabIndex={-1}>
        Links <span class="aside">{links.length}</span>{' '}
      </h2>
      <p role="status" class={came ? 'note' : ''}>
        {came}
      </p>
      {links.length === 0 ? (
        <p class="panel empty">There is no link yet. Make the first one below.</p>
      ) : (
        <ul class="cards">
          {links.map((link) => (
            <li key={link.id} class="panel">
              <h3>{link.name}</h3>
              <Facts link={link} now={now} />
              <p class="tools">
                {(['rotate', 'revoke'] as const).map((what) => (
                  <button
                    key={what}
                    type="button"
                    aria-label={`${what === 'rotate' ? 'Rotate' : 'Revoke'} ${link.name}`}
                    onClick={() => setAsked({ what, link })}
                  >
                    {what === 'rotate' ? 'Rotate…' : 'Revoke…'}
                  </button>
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
      {asked?.what === 'revoke' ? (
        <Revoking api={api} link={asked.link} onDone={() => revoked(asked.link)} onClose={close} />
      ) : null}
      {asked?.what === 'rotate' ? (
        <Rotating
          api={api}
          link={asked.link}
          onDone={(rotated) => {
            close()
            if (rotated) onRotated(rotated)
          }}
          onClose={close}
        />
      ) : null}
    </section>
  )
}
