// The page as a whole: first the key, then the links.
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { CreatedLink } from '../../links/link.ts'
import {
  type Api,
  createApi,
  type ListedKeys,
  type ListedLinks,
  type Problem,
  problemOf,
  type Vocabulary,
} from './api.ts'
import { Bridges } from './bridges.tsx'
import { Keys } from './keys.tsx'
import { LinkList } from './link-list.tsx'
import { ProblemNote } from './parts.tsx'
import { ShownOnce } from './shown-once.tsx'
import { SignIn } from './sign-in.tsx'
import { Unreadable } from './unreadable.tsx'

interface Seen {
  readonly links: ListedLinks
  readonly vocabulary: Vocabulary
  readonly keys: ListedKeys
}

const Inside = ({ api }: { api: Api }) => {
  const [seen, setSeen] = useState<Seen>()
  const [made, setMade] = useState<CreatedLink>()
  const [problem, setProblem] = useState<Problem>()

  const load = useCallback(async (): Promise<void> => {
    try {
      const [links, vocabulary, keys] = await Promise.all([
        api.links(),
        api.vocabulary(),
        api.keys(),
      ])
      setSeen({ links, vocabulary, keys })
      setProblem(undefined)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }, [api])
  useEffect(() => void load(), [load])

  const show = (link: CreatedLink): void => {
    setMade(link)
    void load()
  }

  return (
    <>
      <ProblemNote of={problem} />
      {problem ? (
        <p>
          <button type="button" onClick={() => void load()}>
            Try again
          </button>
        </p>
      ) : null}
      {made ? <ShownOnce key={made.url} link={made} onDone={() => setMade(undefined)} /> : null}
      {seen ? (
        <>
          <LinkList
            api={api}
            links={seen.links.links}
            vocabulary={seen.vocabulary}
            onChanged={load}
            onMade={show}
          />
          <Unreadable
            {...{ what: 'link', all: seen.links.unreadable, onEnd: api.revoke, onEnded: load }}
          />
          <Keys api={api} keys={seen.keys.keys} onChanged={load} />
          <Unreadable
            {...{ what: 'key', all: seen.keys.unreadable, onEnd: api.removeKey, onEnded: load }}
          />
        </>
      ) : problem ? null : (
        <p role="status">Reading the links…</p>
      )}
      <Bridges />
    </>
  )
}

export const App = () => {
  const [api, setApi] = useState<Api>()
  const [problem, setProblem] = useState<Problem>()
  const signOut = (why?: Problem): void => {
    setApi(undefined)
    setProblem(why)
  }
  return (
    <>
      <header>
        <h1>Links to ClickUp</h1>
        {api ? (
          <button type="button" onClick={() => signOut()}>
            Sign out
          </button>
        ) : null}
      </header>
      <main>
        {api ? (
          <Inside api={api} />
        ) : (
          <SignIn problem={problem} onKey={(key) => setApi(() => createApi(key, signOut))} />
        )}
      </main>
      <footer>
        <a href="openapi.json">OpenAPI document</a> · Not affiliated with ClickUp
      </footer>
    </>
  )
}
