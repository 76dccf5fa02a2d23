// What the app needs of the others, and no more of them than it needs.
import type { AdminKeys } from '../keys/admin.ts'
import type { Links } from '../links/links.ts'
import type { Store } from '../store/store.ts'
import type { Tenants } from '../tenants/tenants.ts'

export type LinkDoor = Pick<Links, 'open' | 'watch'>
export type KeyCheck = Pick<AdminKeys, 'check'>
export type TenantDoor = Pick<Tenants, 'of'>
export type StoreDoor = Pick<Store, 'ping' | 'reserve'>
