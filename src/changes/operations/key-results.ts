// Key results have no way to be read alone: they stand in their goal (docs/clickup-facts.md §22).
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'

/** So many goals are read for one key result. */
const MOST_GOALS = 30

const arrayIn = (value: unknown, key: string): readonly Fields[] => {
  const items = isFields(value) ? value[key] : undefined
  return Array.isArray(items) ? items.filter(isFields) : []
}

/**
 * @returns the key result as its goal tells it
 * @throws CodedError NOT_FOUND where no goal that can be seen has it, INCOMPLETE where they are too many
 */
export const keyResultById = async (api: Api, id: string): Promise<Fields> => {
  const team = (await getWorkspace(api)).id
  const answer = await api.request({ path: `/v2/team/${team}/goal`, answer: z.unknown() })
  const goals = arrayIn(answer, 'goals').filter(({ key_result_count: count }) => count !== 0)
  for (const { id: goal } of goals.slice(0, MOST_GOALS)) {
    const whole = await api.request({
      path: `/v2/goal/${encodeURIComponent(String(goal))}`,
      answer: z.unknown(),
    })
    const results = arrayIn(isFields(whole) ? whole.goal : undefined, 'key_results')
    const found = results.find((one) => one.id === id)
    if (found) return { goal_id: goal, ...found }
  }
  throw goals.length > MOST_GOALS
    ? new CodedError('INCOMPLETE', 'There are too many goals to find the key result among them.')
    : new CodedError('NOT_FOUND', 'No goal that can be seen has this key result.')
}
