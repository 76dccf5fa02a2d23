// Looks how ClickUp behaves in the person's own workspace, by the server that agents have, and opens what
// was found as a text to give away.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { l10n, type McpStdioServerDefinition, ProgressLocation, window, workspace } from 'vscode'
import { CodedError } from '../../base/problems/error.ts'
import { plain } from './plain.ts'
import { connected, type Desk } from './tasks/writing.ts'
import { tell } from './tell.ts'

/** How VS Code starts our servers. */
export type Definitions = () => Promise<readonly McpStdioServerDefinition[]>

/** The report is behind a summary, which a terminal is for. */
const reportIn = (output: string): string => output.slice(output.indexOf('\n# ') + 1)

/** The person looks, not an agent: what these may do, and how long, is no matter. */
const environmentOf = ({ env }: McpStdioServerDefinition): NodeJS.ProcessEnv => {
  const { CLICKUP_SERVER, CLICKUP_EXPIRES_AT, ...others } = env
  const texts = Object.entries(others).map(([name, value]) => [name, String(value ?? '')])
  return { ...process.env, ...Object.fromEntries(texts) }
}

const outputOf = (error: unknown): string =>
  error instanceof Error && 'stdout' in error ? String(error.stdout) : ''

/** `✗ ClickUp does not accept the token.` and what to do, as the server says it. */
const failureOf = (error: unknown): CodedError => {
  const said = outputOf(error).replace(/^✗ /, '').replace(/\s+/g, ' ').trim()
  const why = said || (error instanceof Error ? error.message : String(error))
  return new CodedError('UPSTREAM_ERROR', l10n.t('The workspace could not be checked: {0}', why))
}

const runCheck = async (definition: McpStdioServerDefinition, signal: AbortSignal) => {
  const args = [...definition.args, '--check', '--deep']
  const options = { env: environmentOf(definition), signal, windowsHide: true }
  const { stdout } = await promisify(execFile)(definition.command, args, options)
  return reportIn(stdout)
}

/** @returns nothing where the person has had enough */
const look = (definition: McpStdioServerDefinition): Thenable<string | undefined> => {
  const title = l10n.t('Looking how ClickUp behaves in your workspace; nothing is changed there')
  const options = { location: ProgressLocation.Notification, title, cancellable: true }
  return window.withProgress(options, async (_, token) => {
    const enough = new AbortController()
    token.onCancellationRequested(() => enough.abort())
    try {
      return await runCheck(definition, enough.signal)
    } catch (error) {
      if (enough.signal.aborted) return undefined
      throw failureOf(error)
    }
  })
}

/** @throws CodedError AUTH_ERROR while nobody is signed in, or why it could not be done */
export const checkWorkspace = async (desk: Desk, definitions: Definitions): Promise<void> => {
  await connected(desk)
  const [definition] = await definitions()
  const content = definition && (await look(definition))
  if (!content) return
  const report = await workspace.openTextDocument({ language: 'markdown', content })
  await window.showTextDocument(report)
  const told = l10n.t(
    'The report holds kinds, codes and counts: no name, text or id. You can attach it to a bug report.',
  )
  tell('information', plain(told))
}
