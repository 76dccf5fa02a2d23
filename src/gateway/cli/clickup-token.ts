// The ClickUp token: from the environment or from stdin. Arguments are visible to everybody.
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CodedError } from '../../base/problems/error.ts'
import { whyUnfilled } from '../../clients/unfilled.ts'
import type { World } from './world.ts'

const SILENT = new Writable({ write: (_chunk, _encoding, done) => done() })

/** What is typed is not echoed. */
const typed = ({ stdin, stderr }: World): Promise<string> =>
  new Promise((resolve) => {
    stderr.write('ClickUp token: ')
    const lines = createInterface({ input: stdin, output: SILENT, terminal: true })
    let first = ''
    lines.once('line', (line) => {
      first = line
      lines.close()
    })
    lines.once('close', () => {
      stderr.write('\n')
      resolve(first)
    })
  })

const MOST = 10_000

const piped = async ({ stdin }: World): Promise<string> => {
  let text = ''
  for await (const chunk of stdin) {
    text += String(chunk)
    if (text.length > MOST) break
  }
  return text.split('\n')[0] ?? ''
}

/** @throws CodedError INVALID_INPUT for what only stands for a token: it is sent nowhere */
const filledIn = (token: string): string => {
  const form = whyUnfilled(token)?.form
  if (form === undefined) return token
  throw new CodedError(
    'INVALID_INPUT',
    `There is no ClickUp token, only what stands for one, of the form ${form}. Nothing was sent.`,
    { hint: 'Set CLICKUP_API_TOKEN to the token itself, without quotes, or write it to stdin.' },
  )
}

/** @throws CodedError INVALID_INPUT where there is none */
export const clickUpToken = async (world: World): Promise<string> => {
  const inEnv = world.env.CLICKUP_API_TOKEN?.trim()
  if (inEnv) return filledIn(inEnv)
  const said = (await (world.stdin.isTTY ? typed(world) : piped(world))).trim()
  if (said) return filledIn(said)
  throw new CodedError('INVALID_INPUT', 'There is no ClickUp token.', {
    hint: 'Set CLICKUP_API_TOKEN, or write the token to stdin.',
  })
}
