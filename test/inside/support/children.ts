// The processes that this extension host has started.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'

/** Only Linux shows them as files. */
export const canSeeChildren = existsSync('/proc/self/stat')

const isOurs = async (pid: string, script: string): Promise<boolean> => {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8')
  try {
    const [command, status] = await Promise.all([read('cmdline'), read('status')])
    return command.includes(script) && status.includes(`\nPPid:\t${process.pid}\n`)
  } catch {
    return false
  }
}

/** The ids of the children that run a script of that name. */
export const childrenRunning = async (script: string): Promise<readonly number[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const ours = await Promise.all(pids.map((pid) => isOurs(pid, script)))
  return pids.filter((_, i) => ours[i]).map(Number)
}
