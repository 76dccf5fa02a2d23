// The links there are, and what is done with each.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CreatedLink, Link } from '../../links/link.ts'
import type { Api, Vocabulary } from './api.ts'
import { Changing, Making, Revoking, Rotating } from './link-dialogues.tsx'
import { fromNow, inFull, sinceThen } from './times.ts'

const Moment = ({ at, words }: { at: string; words: string }) => (
  <time dateTime={at} title={inFull(at)}>
    {words}
  </time>
)

interface FactProps {
  readonly of: string
  readonly isLong?: boolean
  readonly children: ComponentChildren
}

const Fact = ({ of, isLong, children }: FactProps) => (
  <div class={isLong ? 'long' : ''}>
    <dt>{of}</dt>
    <dd>{children}</dd>
  </div>
)

const Facts = ({ link, now }: { link: Link; now: number }) => {
  const { config, expires_at: end, last_used_at: used, created_at: made } = link
  return (
    <dl>
      <Fact of="May">{config.methods.join(', ')}</Fact>
      <Fact of="Tools" isLong>
        {config.tags.join(', ') || 'the usual ones'}
      </Fact>
      <Fact of="Ends">
        {end === null ? 'not by itself' : <Moment at={end} words={fromNow(end, now)} />}
      </Fact>
      <Fact of="Last used">
        {used === null ? 'never' : <Moment at={used} words={sinceThen(used, now)} />}
      </Fact>
      <Fact of="Second proof">{link.require_api_token_auth ? 'API token' : 'none'}</Fact>
      <Fact of="Workspace">{link.workspace_id}</Fact>
      <Fact of="Made">
        <Moment at={made} words={sinceThen(made, now)} /> by <bdi>{link.created_by}</bdi>
      </Fact>
      {config.methods.includes('delete') ? (
        <Fact of="Where a client cannot ask" isLong>
          {config.confirm === 'ask' ? 'nothing is deleted' : 'it names exactly what will be lost'}
        </Fact>
      ) : null}
    </dl>
  )
}

const DEEDS = ['Change', 'Rotate', 'Revoke'] as const

type Asked =
  | { readonly what: 'Make' }
  | { readonly what: (typeof DEEDS)[number]; readonly link: Link }

const useNow = (): number => {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface Props {
  readonly api: Api
  readonly vocabulary: Vocabulary
  readonly links: readonly Link[]
  readonly onChanged: () => Promise<void>
  /** A link whose URL is to be shown. */
  readonly onMade: (link: CreatedLink) => void
}

export const LinkList = ({ api, vocabulary, links, onChanged, onMade }: Props) => {
  const [asked, setAsked] = useState<Asked>()
  const [came, setCame] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const now = useNow()
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const onClose = (): void => setAsked(undefined)
  const told = (words: string): void => {
    setCame(words)
    void onChanged()
  }
  const made = (link: CreatedLink): void => {
    setCame('')
    onMade(link)
  }
  return (
    <section aria-labelledby="links">
      <div class="head">
        <h2 id="links" ref={heading} tabIndex={-1}>
          Links <span class="aside">{links.length}</span>
        </h2>
        <p class="tools">
          <button type="button" onClick={() => told('')}>
            Refresh
          </button>
          <button type="button" class="primary" onClick={() => setAsked({ what: 'Make' })}>
            New link…
          </button>
        </p>
      </div>
      <p role="status" class={came ? 'note' : ''}>
        {came}
      </p>
      {links.length === 0 ? (
        <p class="panel empty">
          There is no link yet. Make the first one, and give its URL to ChatGPT or any other MCP
          client.
        </p>
      ) : (
        <ul class="panel rows">
          {links.map((link) => (
            <li key={link.id}>
              <div class="head">
                <h3>
                  <bdi>{link.name}</bdi>
                </h3>
                <p class="tools">
                  {DEEDS.map((what) => (
                    <button
                      key={what}
                      type="button"
                      aria-label={`${what} ${link.name}`}
                      onClick={() => setAsked({ what, link })}
                    >
                      {what}…
                    </button>
                  ))}
                </p>
              </div>
              <Facts link={link} now={now} />
            </li>
          ))}
        </ul>
      )}
      {asked?.what === 'Make' ? <Making {...{ api, vocabulary, onClose }} onDone={made} /> : null}
      {asked?.what === 'Change' ? (
        <Changing
          {...{ api, vocabulary, link: asked.link, onClose }}
          onDone={(link) => {
            if (link) told(`“${link.name}” is changed.`)
          }}
        />
      ) : null}
      {asked?.what === 'Rotate' ? (
        <Rotating {...{ api, link: asked.link, onClose }} onDone={made} />
      ) : null}
      {asked?.what === 'Revoke' ? (
        <Revoking
          {...{ api, link: asked.link, onClose }}
          onDone={() => {
            told(`“${asked.link.name}” is revoked.`)
            // The button that was pressed goes with the link.
            heading.current?.focus()
          }}
        />
      ) : null}
    </section>
  )
}
