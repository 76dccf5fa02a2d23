// A sandbox with the workspace of a company: 20 spaces, 400 lists, 50,000 tasks.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { extensions } from 'vscode'
import { z } from 'zod'

const address = z.object({ url: z.string(), token: z.string() })

export const startLargeSandbox = async (): Promise<
  z.output<typeof address> & { readonly close: () => void }
> => {
  const ours = extensions.getExtension('clickup-copilot.clickup-copilot')
  if (!ours) throw new Error('The extension is not installed.')
  const script = path.join(ours.extensionPath, 'dist/sandbox.js')
  // A rate that no test meets: how the product paces itself is tested elsewhere.
  const args = [script, '--seed', 'large', '--rate', '100000', '--until-stdin-closes']
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const [line]: unknown[] = await once(createInterface({ input: child.stdout }), 'line')
  return { ...address.parse(JSON.parse(String(line))), close: () => void child.kill() }
}
