// The page as a whole: first the key, then the links.
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { CreatedLink } from '../../links/link.ts'
import {
  type Api,
  createApi,
  type ListedLinks,
  type Problem,
  problemOf,
  Refusal,
  type Vocabulary,
} from './api.ts'
import { Bridges } from './bridges.tsx'
import { Keys } from './keys.tsx'
import { LinkList } from './link-list.tsx'
import { NewLinkForm } from './new-link.tsx'
import { ProblemNote } from './parts.tsx'
import { ShownOnce } from './shown-once.tsx'
import { SignIn } from './sign-in.tsx'
import { UnreadableLinks } from './unreadable.tsx'

const Inside = ({ api, onRefused }: { api: Api; onRefused: (problem: Problem) => void }) => {
  const [links, setLinks] = useState<ListedLinks>()
  const [vocabulary, setVocabulary] = useState<Vocabulary>()
  const [made, setMade] = useState<CreatedLink>()
  const [problem, setProblem] = useState<Problem>()

  const load = useCallback(async (): Promise<void> => {
    try {
      const [all, words] = await Promise.all([api.links(), api.vocabulary()])
      setLinks(all)
      setVocabulary(words)
      setProblem(undefined)
    } catch (error) {
      if (error instanceof Refusal && (error.status === 401 || error.status === 403))
        // The hint is for programs.
        onRefused({ code: error.problem.code, message: error.problem.message })
      else setProblem(problemOf(error))
    }
  }, [api, onRefused])
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
      {links && vocabulary ? (
        <>
          <LinkList api={api} links={links.links} onChanged={load} onRotated={show} />
          <UnreadableLinks api={api} links={links.unreadable} onChanged={load} />
          <NewLinkForm api={api} vocabulary={vocabulary} onMade={show} />
          <Keys api={api} />
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
  const refused = useCallback((why: Problem): void => {
    setApi(undefined)
    setProblem(why)
  }, [])
  return (
    <>
      <header>
        <h1>Links to ClickUp</h1>
        {api ? (
          <button
            type="button"
            onClick={() => {
              setApi(undefined)
              setProblem(undefined)
            }}
          >
            Forget the key
          </button>
        ) : null}
      </header>
      <main>
        {api ? (
          <Inside api={api} onRefused={refused} />
        ) : (
          <SignIn problem={problem} onKey={(key) => setApi(() => createApi(key))} />
        )}
      </main>
      <footer>
        <a href="openapi.json">OpenAPI document</a> · Not affiliated with ClickUp
      </footer>
    </>
  )
}
