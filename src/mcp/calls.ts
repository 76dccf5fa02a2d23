// All that requests need: tools, resources, completions, the session. A bundle of its own, because
// starting needs none of it.

import { getMe } from '../clickup/workspaces.ts'
import { branchesAt, type CallEnd, callTool } from './call.ts'
import { diagnose } from './check.ts'
import { complete } from './completions.ts'
import type { Config } from './config.ts'
import type { Reply } from './envelope.ts'
import type { Completion } from './prompts/all.ts'
import { readResource } from './resources/read.ts'
import { createSession, type Surroundings } from './session.ts'
import { TOOLS } from './tools/all.ts'

export interface Calls {
  /** Never rejects. */
  readonly call: (name: string, args: unknown, end: CallEnd) => Promise<Reply>
  /** @returns Markdown. @throws ClickUpError */
  readonly read: (uri: string, end: CallEnd) => Promise<string>
  /** Empty where nothing can be known: nobody is signed in, or ClickUp does not answer. */
  readonly complete: (
    completion: Completion,
    typed: string,
    end: CallEnd,
  ) => Promise<readonly string[]>
}

export const createCalls = (
  config: Config,
  userAgent: string,
  surroundings: Surroundings = {},
): Calls => {
  const session = createSession(config, userAgent, surroundings)
  const connect = async ({ signal, progress }: CallEnd) =>
    (await session.ask(signal)).connect().during({
      signal,
      deadline: session.timing.now() + config.callBudgetMs,
      onWait: progress,
    })
  return {
    call: (name, args, end) => callTool({ tools: TOOLS, config, session }, name, args, end),
    read: async (uri, end) => {
      const api = await connect(end)
      const zone = (await getMe(api)).timezone ?? 'utc'
      const clock = { zone, now: session.timing.now() }
      return readResource({ api, clock, branches: branchesAt(end) }, uri)
    },
    complete: async (completion, typed, end) => {
      try {
        return await complete(await connect(end), completion, typed)
      } catch {
        return []
      }
    },
  }
}

export const check = (config: Config, userAgent: string) =>
  diagnose(config, createSession(config, userAgent))
