// Whether a proxy stands between this process and an address, as the environment says.
// Node ≥ 24 sends requests through proxies where `NODE_USE_ENV_PROXY` is set; so does VS Code's.

type Environment = Readonly<Record<string, string | undefined>>

const isOn = ({ NODE_USE_ENV_PROXY, NODE_OPTIONS = '' }: Environment): boolean =>
  NODE_USE_ENV_PROXY === '1' || NODE_OPTIONS.includes('--use-env-proxy')

const named = (env: Environment): string | undefined =>
  env.https_proxy || env.HTTPS_PROXY || env.all_proxy || env.ALL_PROXY

/** `example.com`, `.example.com` or `*.example.com`, any of them with a port. */
const isMeant = (entry: string, { hostname, port }: URL): boolean => {
  const [, name = '', wanted] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? []
  if (wanted !== undefined && wanted !== (port || '443')) return false
  const suffix = /^\*?(\..+)$/.exec(name)?.[1]
  return suffix ? hostname.endsWith(suffix) || hostname === suffix.slice(1) : hostname === name
}

/** @param url of https */
export const isProxied = (url: URL, env: Environment = process.env): boolean => {
  if (!isOn(env) || !named(env)) return false
  const exempt = (env.no_proxy || env.NO_PROXY || '').toLowerCase().split(/[\s,]+/)
  return !exempt.some((entry) => entry === '*' || (entry !== '' && isMeant(entry, url)))
}
