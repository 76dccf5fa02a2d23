// All that requests need: tools, resources, prompts, completions, the session. A bundle of its own,
// because starting needs none of it.

import type { ChangedObject } from '../../access/changed-object.ts'
import type { Rules } from '../../access/rules.ts'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { standAt } from '../../clickup/references/standpoint.ts'
import type { Config, ForClient } from '../config/config.ts'
import { PROMPTS, type Prompt, type PromptArgument, renderPrompt } from '../prompts/all.ts'
import { complete } from '../prompts/completions.ts'
import { idIn } from '../prompts/labels.ts'
import { KINDS, type Listing, listResources } from '../resources/list.ts'
import { readAddress, readResource } from '../resources/read.ts'
import { RESOURCE_TEMPLATES, type ResourceTemplate } from '../resources/templates.ts'
import type { Answer } from '../tool/tool.ts'
import { TOOLS } from '../tools/all.ts'
import { refusalOfTools } from './admit.ts'
import { type CallConfig, type CallEnd, callTool } from './call.ts'
import { type Checked, diagnose } from './check.ts'
import { diagnoseDeep } from './check-deep.ts'
import { type Written, writeForClient } from './for-client.ts'
import { createSession, type Session, type Surroundings } from './session.ts'

/** What is completed: an argument of a prompt, or the open place of a resource template. */
export type Completed =
  | { readonly prompt: string; readonly argument: string }
  | { readonly template: string }

export interface Calls {
  /** Never rejects. */
  readonly call: (name: string, args: unknown, end: CallEnd) => Promise<Answer>
  /** Those that the rules which hold now allow, as the tools that they are about. */
  readonly prompts: (end: CallEnd) => Promise<readonly Prompt[]>
  readonly templates: (end: CallEnd) => Promise<readonly ResourceTemplate[]>
  /** @throws CodedError also where the rules which hold now forbid it */
  readonly prompt: (name: string, end: CallEnd) => Promise<Prompt>
  readonly render: typeof renderPrompt
  /** What is offered without being searched for, as far as it can be known; never fails for ClickUp's sake. */
  readonly list: (
    end: CallEnd,
    before?: Listing,
    touched?: readonly ChangedObject[],
  ) => Promise<Listing>
  /** @returns Markdown. @throws CodedError also where the rules which hold now forbid it */
  readonly read: (uri: string, end: CallEnd) => Promise<string>
  /** Empty where nothing can be known: it is not allowed, nobody is signed in, no answer comes. */
  readonly complete: (what: Completed, typed: string, end: CallEnd) => Promise<readonly string[]>
}

/** What is asked for, and what it needs. */
interface Asked extends Pick<PromptArgument, 'completion' | 'otherwise'> {
  readonly tools: readonly string[]
}

const askedFor = (what: Completed): Asked | undefined => {
  if ('template' in what) {
    const found = RESOURCE_TEMPLATES.find(({ uriTemplate }) => uriTemplate === what.template)
    return found && { completion: found.completion, tools: [found.tool] }
  }
  const prompt = PROMPTS.find(({ name }) => name === what.prompt)
  const argument = prompt?.arguments.find(({ name }) => name === what.argument)
  return prompt && { ...argument, tools: prompt.tools }
}

/** A client waits for the list while it starts: what takes longer is left out. */
const LIST_BUDGET_MS = 10_000

const kindsOf = (may: (tools: readonly string[]) => boolean) =>
  KINDS.filter(({ tools }) => may(tools)).map(({ kind }) => kind)

const signedIn = (connect: () => Api): Api | undefined => {
  try {
    return connect()
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}

export const callsOf = (config: CallConfig, session: Session): Calls => {
  const refusal = (tools: readonly string[], rules: Rules) =>
    refusalOfTools(TOOLS, tools, rules, session.timing.now())

  const allowed = async ({ signal }: CallEnd) => {
    const { rules } = await session.ask(signal)
    return (tools: readonly string[]) => refusal(tools, rules) === undefined
  }
  /** @throws CodedError where the rules which hold now forbid what is done by these tools */
  const enter = async (tools: readonly string[], { signal, progress }: CallEnd): Promise<Api> => {
    const { rules, connect } = await session.ask(signal)
    const refused = refusal(tools, rules)
    if (refused) throw refused
    return connect().during({
      signal,
      deadline: session.timing.now() + config.callBudgetMs,
      onWait: progress,
    })
  }

  return {
    call: (name, args, end) => callTool({ tools: TOOLS, config, session }, name, args, end),
    prompts: async (end) => {
      const may = await allowed(end)
      return PROMPTS.filter(({ tools }) => may(tools))
    },
    templates: async (end) => {
      const may = await allowed(end)
      return RESOURCE_TEMPLATES.filter(({ tool }) => may([tool]))
    },
    prompt: async (name, { signal }) => {
      const prompt = PROMPTS.find((one) => one.name === name)
      if (!prompt) throw new CodedError('INVALID_INPUT', `There is no prompt "${plainName(name)}".`)
      const refused = refusal(prompt.tools, (await session.ask(signal)).rules)
      if (refused) throw refused
      return prompt
    },
    render: renderPrompt,
    list: async ({ signal, progress, roots }, before, touched) => {
      const { rules, connect } = await session.ask(signal)
      const kinds = kindsOf((tools) => refusal(tools, rules) === undefined)
      const budget = { signal, deadline: session.timing.now() + LIST_BUDGET_MS, onWait: progress }
      const branches = await session.host.branches(roots).catch(() => [])
      return listResources(
        { api: signedIn(connect)?.during(budget), kinds, branches },
        before,
        touched,
      )
    },
    read: async (uri, end) => {
      const address = readAddress(uri)
      const api = await enter([address.template.tool], end)
      const branches = () => session.host.branches(end.roots)
      return readResource(standAt(api, session.timing.now(), branches), address)
    },
    complete: async (what, typed, end) => {
      const asked = askedFor(what)
      if (!asked?.completion) return []
      try {
        const values = await complete(await enter(asked.tools, end), asked, typed)
        // The place in an address takes the id alone.
        return 'template' in what && asked.completion === 'task' ? values.map(idIn) : values
      } catch {
        return []
      }
    },
  }
}

export const createCalls = (
  config: Config,
  userAgent: string,
  surroundings: Surroundings = {},
): Calls => callsOf(config, createSession(config, userAgent, surroundings))

export const check = (config: Config, userAgent: string): Promise<Checked> =>
  diagnose(config, createSession(config, userAgent))

/** @param version of the product */
export const checkDeep = (config: Config, userAgent: string, version: string): Promise<Checked> =>
  diagnoseDeep(config, { version, userAgent })

/** @param script the path of the server itself */
export const forClient = (wanted: ForClient, script: string): Written =>
  writeForClient(wanted, script)
