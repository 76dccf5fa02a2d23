// What a filter means that somebody types.
import { standAt } from '../../clickup/references/standpoint.ts'
import { readQuery } from '../query/query.ts'
import type { ModelOptions } from './tree/model.ts'
import { type Filter, NO_FILTER } from './tree/view-memory.ts'

/** By what of it is understood. */
interface ReadFilter extends Filter {
  /** What is not, and what would be. */
  readonly flaw?: string | undefined
}

/** @throws CodedError when ClickUp cannot be asked who or what is meant */
export const readFilter = async (
  text: string,
  connect: ModelOptions['connect'],
): Promise<ReadFilter> => {
  if (text.trim() === '') return NO_FILTER
  const session = await connect()
  if (!session) return NO_FILTER
  const { matches, flaws } = await readQuery(text, standAt(session.api, Date.now()))
  return { text, matches, flaw: flaws[0]?.message }
}
