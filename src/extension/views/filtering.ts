// What a filter means that somebody types.
import { standAt } from '../../clickup/references/standpoint.ts'
import { readQuery } from '../query/query.ts'
import type { ModelOptions } from './tree/model.ts'
import { type Filter, NO_FILTER } from './tree/view-memory.ts'

interface Flawed {
  /** What is not understood, and what would be. */
  readonly flaw: string
}

/** @throws CodedError when ClickUp cannot be asked who or what is meant */
export const readFilter = async (
  text: string,
  connect: ModelOptions['connect'],
): Promise<Filter | Flawed> => {
  if (text.trim() === '') return NO_FILTER
  const session = await connect()
  if (!session) return NO_FILTER
  const { matches, flaws } = await readQuery(text, standAt(session.api, Date.now()))
  const [flaw] = flaws
  return flaw ? { flaw: flaw.message } : { text, matches }
}
