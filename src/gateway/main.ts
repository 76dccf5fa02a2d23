// The entry of clickup-mcp serve, links and keys: puts the parts of the gateway together.
// It is loaded by the server's entry, which has frozen what all objects share.
import { version } from '../../package.json'
import { createHttpFace } from '../mcp/serve/sdk2.ts'
import { type Admin, createAdmin } from './admin/admin.ts'
import { readAssets } from './admin/page.ts'
import { adminRoutes } from './admin/routes.ts'
import { vocabulary } from './admin/vocabulary.ts'
import { asksClickUp } from './admin/workspaces.ts'
import { runKeys } from './cli/keys.ts'
import { runLinks } from './cli/links.ts'
import { runServe, type Served } from './cli/serve.ts'
import { readServe, type ServeSettings } from './cli/settings.ts'
import type { Place } from './cli/world.ts'
import { createGateway } from './http/app.ts'
import type { Log } from './http/log.ts'
import { createMetrics } from './http/metrics.ts'
import { createAdminKeys } from './keys/admin.ts'
import { readMasterKeys } from './keys/master.ts'
import { createStateSeal } from './keys/state-seal.ts'
import { createLinks } from './links/links.ts'
import { checkLinkConfig } from './rules/link-rules.ts'
import { openStore } from './store/open.ts'
import { createSharedPaces } from './tenants/shared-pace.ts'
import { createTenants } from './tenants/tenants.ts'

const userAgent = `clickup-copilot/${version}`
const now = Date.now

/** What all commands need: the keys first, because without one nothing is to be opened. */
const openKept = async ({
  key,
  keyCommand,
  store: address,
}: Pick<ServeSettings, 'key' | 'keyCommand' | 'store'>) => {
  const keys = await readMasterKeys({ key, keyCommand })
  const store = await openStore(address)
  return {
    keys,
    store,
    links: createLinks({ store, keys, now }),
    adminKeys: createAdminKeys({ store, keys, now }),
  }
}

type Kept = Awaited<ReturnType<typeof openKept>>

const adminOf = ({ links, adminKeys }: Kept, baseUrl: string, apiUrl: string): Admin =>
  createAdmin({
    ...{ links, keys: adminKeys, settings: { baseUrl, apiUrl }, now },
    checkConfig: checkLinkConfig,
    workspacesOf: asksClickUp(apiUrl, userAgent),
  })

const openServed = async (settings: ServeSettings, log: Log): Promise<Served> => {
  const kept = await openKept(settings)
  const { keys, store, links, adminKeys } = kept
  const metrics = createMetrics()
  const paces = createSharedPaces({ store, now, windowMs: settings.rateWindowMs })
  const tenants = createTenants({
    userAgent,
    paceOf: paces.of,
    surroundings: {
      onExchange: ({ status }) => {
        if (status === 429) metrics.upstreamLimited()
      },
    },
  })
  const face = createHttpFace({ version, seal: createStateSeal({ store, keys, now }) })
  return {
    gatewayAt: (gateway) => {
      const { baseUrl } = gateway
      const admin = adminRoutes({
        admin: adminOf(kept, baseUrl, settings.apiUrl),
        ...{ keys: adminKeys, vocabulary, baseUrl, version },
        assets: readAssets(__dirname),
      })
      return createGateway({
        ...{ links, adminKeys, tenants, face, store, admin, metrics, log, settings: gateway },
      })
    },
    close: async () => {
      tenants.close()
      await store.close()
    },
  }
}

/** For commands that open the store themselves. */
const openAdmin = async ({ store, keyCommand, baseUrl }: Place) => {
  const said = { store, 'key-command': keyCommand, 'base-url': baseUrl }
  const argv = Object.entries(said).flatMap(([name, value]) => (value ? [`--${name}`, value] : []))
  const start = readServe(argv, process.env)
  if (start.action !== 'serve') throw new Error('These are settings alone.')
  const { settings } = start
  const kept = await openKept(settings)
  return {
    admin: adminOf(kept, settings.baseUrl ?? '', settings.apiUrl),
    close: () => kept.store.close(),
  }
}

const toldToStop = () =>
  new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })

/** What is still open then is not waited for. */
const LAST_MS = 2000

const main = async (): Promise<number> => {
  const [command, ...argv] = process.argv.slice(2)
  const { env, stdin, stdout, stderr } = process
  if (command === 'serve')
    return runServe(argv, { version, env, stdout, stderr, stopped: toldToStop(), open: openServed })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const world = { env, stdin, stdout, stderr, zone, now, fetch, openAdmin }
  return command === 'links' ? runLinks(argv, world) : runKeys(argv, world)
}

void main().then((code) => {
  process.exitCode = code
  setTimeout(() => process.exit(code), LAST_MS).unref()
})
