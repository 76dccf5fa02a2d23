// `--check --deep`: asked by a person, so that what agents may do does not bound what is looked at. It
// reads whatever the settings are, and nothing but that.
import { TOOLSETS } from '../../access/rules.ts'
import type { Config } from '../config/config.ts'
import { lookDeep } from '../deep/deep.ts'
import { createGate } from '../deep/gate.ts'
import { type Checked, sayError } from './check.ts'
import { createSession, type Surroundings } from './session.ts'

/** @param signal ends it */
export const diagnoseDeep = async (
  config: Config,
  product: { readonly version: string; readonly userAgent: string },
  { fetch, ...surroundings }: Surroundings = {},
  signal?: AbortSignal,
): Promise<Checked> => {
  const gate = createGate(fetch)
  const reading = { ...config, access: ['read'] as const, toolsets: TOOLSETS }
  const session = createSession(reading, product.userAgent, { ...surroundings, fetch: gate.fetch })
  try {
    const api = (await session.ask(signal)).connect().during({ ...(signal && { signal }) })
    const { summary, text } = await lookDeep(api, gate, product.version)
    return { text: `${summary}\n\n${text}`, ok: true }
  } catch (error) {
    return { text: sayError(error).join('\n'), ok: false }
  }
}
