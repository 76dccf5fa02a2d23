// Starts a VS Code server of our own: random port, fresh data folder, ended by pid.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { capture, exitOf, lineFrom, start, stop } from '../../../scripts/lib/processes.ts'
import { fetchVsCode, type VsCode } from './fetch.ts'

export type ServerOptions = {
  /** Packaged extensions to install before the start. */
  readonly vsix?: readonly string[]
  /** A packaged extension that the stage installs into the window. */
  readonly stagedVsix?: string
  /** Folders of extensions to install as they are. */
  readonly extensions?: readonly string[]
  /** Further environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>
  /** Further user settings. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Address of an OpenAI-compatible chat-completions endpoint that becomes the chat's model. */
  readonly model?: string
  /** Whether that model is sent pictures. */
  readonly vision?: boolean
  /** The folder to open; a new empty one by default. */
  readonly folder?: string
  /** How much is logged, by the server and by every window. */
  readonly logLevel?: LogLevel
  /**
   * Whether a test drives the window: it may run tests in the extension host, and its notifications
   * wait in the bell instead of popping up over what the test looks for.
   */
  readonly forTests?: boolean
}

type LogLevel = 'info' | 'trace'

/** A running VS Code server. */
export type VsCodeServer = {
  /** `127.0.0.1:<port>`. */
  readonly authority: string
  /** What a browser opens. */
  readonly url: string
  /** Where it keeps user files, extensions and their storage. */
  readonly dataDir: string
  readonly logLevel: LogLevel
  /** All that it writes is in here, unless it opened another folder. */
  readonly folder: string
  /** Settles with the exit code when the server has ended, whoever ended it. */
  readonly ended: Promise<number>
  /** Ends it and starts it again with what it has kept, at the same address. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

const defaultSettings = {
  // Tool calls stay visible in the chat.
  'chat.agent.thinking.collapsedTools': 'off',
  'chat.agent.collapseCompletedResponses': false,
  'chat.mcp.apps.enabled': true,
  // Without GitHub there are no other models for titles and the like, nor for judging risks.
  'chat.byokUtilityModelDefault': 'mainAgent',
  'chat.tools.riskAssessment.enabled': false,
  'chat.tips.enabled': false,
  'chat.viewSessions.enabled': false,
  // A blinking cursor is drawn anew twice a second.
  'editor.cursorBlinking': 'solid',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

const testSettings = {
  // A page that takes the focus late would close a box at a moment that nobody can foresee.
  'workbench.quickOpen.closeOnFocusLost': false,
}

const languageModels = (url: string, vision: boolean): unknown => [
  {
    name: 'Scripted',
    vendor: 'customendpoint',
    apiKey: 'none',
    apiType: 'chat-completions',
    models: [
      {
        id: 'scripted',
        name: 'Scripted',
        url,
        toolCalling: true,
        vision,
        maxInputTokens: 128_000,
        maxOutputTokens: 16_000,
      },
    ],
  },
]

const writeUserFiles = async (dataDir: string, options: ServerOptions): Promise<void> => {
  const user = path.join(dataDir, 'data/User')
  await mkdir(user, { recursive: true })
  const write = (file: string, json: unknown): Promise<void> =>
    writeFile(path.join(user, file), JSON.stringify(json, null, 2))
  await write('settings.json', {
    ...defaultSettings,
    ...(options.forTests ? testSettings : {}),
    ...options.settings,
  })
  if (options.model)
    await write('chatLanguageModels.json', languageModels(options.model, options.vision ?? false))
}

// Neither a token of the person's own nor the marks of a VS Code that we may run inside.
const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CLICKUP|VSCODE|ELECTRON)_/.test(name)),
  )

type Prepared = {
  readonly vscode: VsCode
  readonly dataDir: string
  readonly env: NodeJS.ProcessEnv
  readonly logLevel: LogLevel
  readonly forTests: boolean
}

const argumentsOf = ({ dataDir }: Prepared, ...args: readonly string[]): readonly string[] => [
  'out/server-main.js',
  '--server-data-dir',
  dataDir,
  '--accept-server-license-terms',
  ...args,
]

const installation = (prepared: Prepared, vsix: string) => ({
  command: prepared.vscode.node,
  args: argumentsOf(prepared, '--install-extension', vsix),
  cwd: prepared.vscode.home,
})

const install = async (prepared: Prepared, options: ServerOptions): Promise<void> => {
  for (const extension of options.extensions ?? [])
    await cp(extension, path.join(prepared.dataDir, 'extensions', path.basename(extension)), {
      recursive: true,
    })
  for (const vsix of options.vsix ?? []) {
    const { command, args, cwd } = installation(prepared, vsix)
    const { code, output } = await capture(command, args, { cwd })
    if (code !== 0) throw new Error(`Installing ${vsix} failed:\n${output}`)
  }
}

/** @param token keeps other pages and users of this machine out */
const serve = async (prepared: Prepared, port: string, token: string) => {
  const { node, home } = prepared.vscode
  const args = argumentsOf(
    prepared,
    ...['--host', '127.0.0.1', '--port', port, '--connection-token', token],
    ...['--telemetry-level', 'off', '--disable-workspace-trust', '--log', prepared.logLevel],
    ...(prepared.forTests ? ['--enable-smoke-test-driver'] : []),
  )
  const child = start(node, args, {
    cwd: home,
    env: prepared.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Complaints about native modules that it does without.
  child.stderr?.resume()
  const bound = await lineFrom(child, child.stdout, (line) => line.includes('bound to'), 'VS Code')
  const authority = /127\.0\.0\.1:\d+/.exec(bound)?.[0]
  if (!authority) throw new Error(`VS Code did not say its port: ${bound}`)
  return { child, authority, ended: exitOf(child) }
}

/** Starts a VS Code server; the pages that are opened on it are the caller's. */
export const startVsCodeServer = async (options: ServerOptions = {}): Promise<VsCodeServer> => {
  const vscode = await fetchVsCode()
  const temporary = await mkdtemp(path.join(await realpath(tmpdir()), 'clickup-vscode-'))
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }))
  const dataDir = path.join(temporary, 'server')
  const { logLevel = 'info', forTests = false } = options
  const folder = options.folder ?? path.join(temporary, 'workspace')
  await mkdir(folder, { recursive: true })
  await writeUserFiles(dataDir, options)
  const env: NodeJS.ProcessEnv = { ...cleanEnv(), ...options.env }
  const prepared = { vscode, dataDir, logLevel, forTests, env }
  if (options.stagedVsix)
    env.CLICKUP_STAGE_INSTALLATION = JSON.stringify(installation(prepared, options.stagedVsix))
  await install(prepared, options)

  const token = randomBytes(16).toString('hex')
  let running = await serve(prepared, '0', token)
  const { authority } = running
  return {
    authority,
    url: `http://${authority}/?tkn=${token}&folder=${encodeURIComponent(folder)}`,
    dataDir,
    logLevel,
    folder: temporary,
    get ended() {
      return running.ended
    },
    restart: async () => {
      await stop(running.child)
      running = await serve(prepared, new URL(`http://${authority}`).port, token)
    },
    stop: async () => {
      await stop(running.child)
      await rm(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}
