// What a process holds in memory, where the system tells.
import { existsSync, readFileSync } from 'node:fs'

export const tellsMemory = existsSync('/proc/self/status')

/** Resident bytes. */
export const memoryOf = ({ pid }: { readonly pid: number }): number => {
  const [, kilobytes = ''] =
    /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** Acts on all of them, so many at a time: a machine of two cores bears it. */
export const inTurns = async <T>(items: readonly T[], act: (item: T) => Promise<void>) => {
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) await act(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
