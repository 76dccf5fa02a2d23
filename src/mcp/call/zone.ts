// In which time zone the times of an answer are told: once, beside them.
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { zoneOf } from '../../clickup/references/standpoint.ts'
import type { Answer } from '../tool/tool.ts'

/** A time of day as answers tell it. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** Where a day begins and ends depends on the zone as well. */
const DAY = /\d{4}-\d\d-\d\d/

const holds = (value: unknown, pattern: RegExp): boolean => {
  if (typeof value === 'string') return pattern.test(value)
  if (Array.isArray(value)) return value.some((one) => holds(one, pattern))
  return isFields(value) && Object.values(value).some((one) => holds(one, pattern))
}

const tellsTimes = (result: Fields): boolean => holds(result, TIME) || holds(result.understood, DAY)

/**
 * The answer with `result.zone`, where a time of day or what a span of days was taken for stands in it.
 * Whoever told one of them knows the zone; where nobody has asked for it, what looks like a time is
 * another's word.
 */
export const withZone = async (answer: Answer, api: Api): Promise<Answer> => {
  const { result } = answer
  if (!isFields(result) || 'zone' in result || !tellsTimes(result) || !api.memory.known('me'))
    return answer
  return { ...answer, result: { ...result, zone: await zoneOf(api) } }
}
