// Whether what the product sent is as ClickUp's published documents say; every pair's requests are.
import { deepEqual } from 'node:assert/strict'
import type { Exchange } from '../../src/sandbox/http/log.ts'
import { validateExchange } from '../contract/support/exchanges.ts'

/** What tests send themselves, to look behind the product's back, is not the product's. */
const isOurs = ({ headers }: Exchange): boolean =>
  headers['user-agent']?.startsWith('clickup-copilot') ?? false

/** @throws AssertionError that tells what is invented, and where */
export const expectDocumented = (exchanges: readonly Exchange[]): void => {
  const problems = exchanges.filter(isOurs).flatMap((exchange) => validateExchange(exchange))
  deepEqual([...new Set(problems)], [])
}
