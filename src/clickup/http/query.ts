// Query strings the way ClickUp reads them: PHP brackets for arrays, with few exceptions.

export type Query = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | undefined>
>

// docs/clickup-facts.md §7: `task_ids` of bulk time in status is a repeated key; so are, by the
// documents' own example, the ids of groups and, in v3, types of channels. Everything else takes
// brackets.
const WITHOUT_BRACKETS = new Set(['task_ids', 'group_ids', 'channel_types'])

/** `{page: 0, statuses: ['a', 'b']}` → `?page=0&statuses[]=a&statuses[]=b`; empty → ``. */
export const encodeQuery = (query: Query = {}): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    if (typeof value !== 'object') params.append(name, String(value))
    else
      for (const item of value)
        params.append(WITHOUT_BRACKETS.has(name) ? name : `${name}[]`, String(item))
  }
  const text = params.toString()
  return text && `?${text}`
}
