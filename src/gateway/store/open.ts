// The store that a setting names.
import { homedir } from 'node:os'
import path from 'node:path'
import { CodedError } from '../../base/problems/error.ts'
import type { Store } from './store.ts'

const folderOf = (said: string): string =>
  path.resolve(said === '~' || said.startsWith('~/') ? path.join(homedir(), said.slice(1)) : said)

/**
 * @param address `lmdb:FOLDER`, `redis://…` or `rediss://…`; each loads its own engine alone
 * @throws CodedError
 */
export const openStore = async (address: string): Promise<Store> => {
  const [, kind = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(address.trim()) ?? []
  if (kind === 'lmdb' && rest !== '') return (await import('./lmdb.ts')).openLmdb(folderOf(rest))
  if (kind === 'redis' || kind === 'rediss')
    return (await import('./redis.ts')).openRedis(address.trim())
  // Not quoted: it may hold a password.
  throw new CodedError('INVALID_INPUT', 'The store that is set is not known.', {
    hint: 'Write lmdb:/path/to/folder for one machine, or redis://host:port for many.',
  })
}
