// All that calls need: tools, pipeline, session. A bundle of its own, because starting needs none of it.
import { callTool } from './call.ts'
import { diagnose } from './check.ts'
import type { Config } from './config.ts'
import type { ServerParts } from './server.ts'
import { createSession } from './session.ts'
import { TOOLS } from './tools/all.ts'

export const createCalls = (config: Config, userAgent: string): ServerParts['call'] => {
  const pipeline = { tools: TOOLS, config, session: createSession(config, userAgent) }
  return (name, args, end) => callTool(pipeline, name, args, end)
}

export const check = (config: Config, userAgent: string) =>
  diagnose(config, createSession(config, userAgent))
