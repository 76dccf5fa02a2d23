// How VS Code is told to start the server.
import { describe, expect, it } from 'vitest'
import type { Grant } from '../../../src/extension/provider/grants.ts'
import { describeServer, type Network } from '../../../src/extension/provider/server-definition.ts'

const place = {
  script: '/ext/dist/server.js',
  storage: '/storage',
  extensionVersion: '1.2.3',
  build: 'first',
  network: { withoutProxy: [] },
  restarts: 0,
  images: true,
}

const grant: Grant = { name: '', access: ['read', 'write'], toolsets: ['tasks', 'docs'] }

const envWith = (network: Network) => describeServer({ ...place, network }, grant).env

describe('the server', () => {
  it('leaves pictures out of answers where the settings say so', () => {
    expect(describeServer({ ...place, images: false }, grant).env.CLICKUP_IMAGES).toBe('off')
    expect(envWith(place.network)).not.toHaveProperty('CLICKUP_IMAGES')
  })

  it('runs by the Node of VS Code, and knows where its windows are', () => {
    const { label, command, args, env } = describeServer(place, grant)
    expect(label).toBe('ClickUp for Copilot')
    expect(command).toBe(process.execPath)
    expect(args).toEqual(['/ext/dist/server.js'])
    expect(env).toEqual({
      ELECTRON_RUN_AS_NODE: '1',
      CLICKUP_BROKER: '/storage/broker',
      CLICKUP_SERVER: 'ClickUp for Copilot',
      CLICKUP_STATE_DIR: '/storage/state',
      CLICKUP_ACCESS: 'read,write',
      CLICKUP_TOOLSETS: 'tasks,docs',
    })
  })

  it('is another version with another release and with another build', () => {
    const { version } = describeServer(place, grant)
    expect(version).toMatch(/^1\.2\.3\+[0-9a-f]{8}$/)
    expect(describeServer(place, grant).version).toBe(version)
    expect(describeServer({ ...place, build: 'second' }, grant).version).not.toBe(version)
    expect(describeServer({ ...place, extensionVersion: '1.2.4' }, grant).version).not.toBe(version)
  })

  it('goes through the proxy of the settings, but never to this machine', () => {
    const env = envWith({ chosenProxy: 'http://proxy:3128', withoutProxy: ['intra'] })
    expect(env).toMatchObject({
      HTTPS_PROXY: 'http://proxy:3128',
      NO_PROXY: 'intra,localhost,127.0.0.1,::1',
      NODE_USE_ENV_PROXY: '1',
    })
  })

  it('inherits a proxy with a password instead of having it written down', () => {
    const inheritedProxy = 'http://me:secret@proxy:3128'
    const env = envWith({ inheritedProxy, withoutProxy: [] })
    expect(env.NODE_USE_ENV_PROXY).toBe('1')
    expect(JSON.stringify(env)).not.toContain('secret')
  })

  it('trusts the certificates of the environment', () => {
    const env = envWith({ certificates: '/etc/ca.pem', withoutProxy: [] })
    expect(env.NODE_EXTRA_CA_CERTS).toBe('/etc/ca.pem')
  })
})
