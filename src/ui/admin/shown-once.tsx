// A URL that is shown this once, and how each client is given it.
import { useEffect, useRef, useState } from 'preact/hooks'
import { configurationsFor } from '../../links/configurations.ts'
import type { CreatedLink } from '../../links/link.ts'
import { Copy, Text } from './parts.tsx'

const Configurations = ({ link }: { link: CreatedLink }) => {
  const all = configurationsFor({
    ...{ name: link.name, url: link.url, bearer: link.require_api_token_auth },
  })
  const [client, setClient] = useState<string>(all[0]?.client ?? '')
  const chosen = all.find((one) => one.client === client)
  return (
    <>
      <div class="field">
        <label for="client">Configuration for…</label>
        <select
          id="client"
          value={client}
          onChange={({ currentTarget }) => setClient(currentTarget.value)}
        >
          {all.map((one) => (
            <option key={one.client} value={one.client}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      {chosen ? (
        <>
          <p>{chosen.where}</p>
          <Text id="configuration" label={`Configuration for ${chosen.title}`} text={chosen.text} />
          <p class="tools">
            <Copy
              key={client}
              text={chosen.text}
              label={`Copy configuration for ${chosen.title}`}
              from="configuration"
            />
            {chosen.install ? <a href={chosen.install}>Add to {chosen.title}</a> : null}
          </p>
        </>
      ) : null}
    </>
  )
}

export const ShownOnce = ({ link, onDone }: { link: CreatedLink; onDone: () => void }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="panel once" aria-labelledby="once">
      <h2 id="once" ref={heading} tabIndex={-1}>
        The URL of “<bdi>{link.name}</bdi>”
      </h2>
      <p>
        <strong>It is shown this once.</strong> Whoever has it can do what the link allows, so treat
        it as a password.
      </p>
      <Text id="url" label="URL" text={link.url} />
      <p class="tools">
        <Copy text={link.url} label="Copy URL" from="url" />
      </p>
      <Configurations link={link} />
      <p class="tools">
        <button type="button" class="primary" onClick={onDone}>
          Done
        </button>
      </p>
    </section>
  )
}
