// Where reports about ClickUp differ: what the sandbox does by default, and what it can be told to do.

export type Quirks = {
  /** Whether `tags` in the body of a create are honoured; some saw them ignored. */
  createTags: boolean
  /** Whether `custom_fields` in the body of a create are honoured. */
  createFields: boolean
  /** Whether the Custom Fields ClickApp is on. */
  customFields: boolean
  /** The direction of `order_by=created` and its like, which is not documented. */
  newestFirst: boolean
  /** Whether a status may be written in any case; its name is kept in lower case. */
  anyCaseStatus: boolean
  /** How a checkbox reads back. */
  checkbox: 'text' | 'boolean'
  /** How the last page of docs says so: each was seen. */
  docsEnd: 'missing' | 'null' | 'empty'
  /** Whether the folders of a whole workspace can be asked for, which is not documented. */
  workspaceFolders: boolean
  /** Whether a member is told whose `user` is null, as was seen once. */
  nobodyAmongMembers: boolean
  /** How an unknown status is refused when a task is made: both were seen. */
  createStatus: 'CRTSK_001' | 'ITEM_114'
  /** What comes of a parent that stands in another list: both were seen. */
  parentElsewhere: 'refused' | 'moves'
  /** Whether a deleted list can still be read, and says so. */
  deletedLists: 'told' | 'missing'
  /** Time in status, or with which HTTP status it is refused where the plan lacks it. */
  timeInStatus: 'on' | '403' | '400'
  /** Whether the ClickApp for sprint points is on. */
  sprintPoints: boolean
  /** Whether the plan is Enterprise. */
  enterprise: boolean
  /** How many custom field values the plan allows; 60 on the free one. */
  fieldUses: number
  /** How many spaces the plan allows; 5 on the free one. */
  spaces: number
}

export const defaultQuirks: Quirks = {
  createTags: true,
  createFields: true,
  customFields: true,
  newestFirst: true,
  anyCaseStatus: true,
  checkbox: 'text',
  docsEnd: 'missing',
  workspaceFolders: true,
  nobodyAmongMembers: false,
  createStatus: 'CRTSK_001',
  parentElsewhere: 'refused',
  deletedLists: 'told',
  timeInStatus: 'on',
  sprintPoints: true,
  enterprise: true,
  fieldUses: Number.POSITIVE_INFINITY,
  spaces: Number.POSITIVE_INFINITY,
}

const isQuirk = (name: string): name is keyof Quirks => Object.hasOwn(defaultQuirks, name)

const choices: { readonly [name in keyof Quirks]?: readonly Quirks[name][] } = {
  checkbox: ['text', 'boolean'],
  docsEnd: ['missing', 'null', 'empty'],
  createStatus: ['CRTSK_001', 'ITEM_114'],
  parentElsewhere: ['refused', 'moves'],
  deletedLists: ['told', 'missing'],
  timeInStatus: ['on', '403', '400'],
}

const readValue = (name: keyof Quirks, text: string): unknown => {
  if (name === 'fieldUses' || name === 'spaces') {
    return /^\d+$/.test(text) ? Number(text) : undefined
  }
  const among = choices[name]
  if (among) return among.find((each) => each === text)
  return text === 'true' || text === 'false' ? text === 'true' : undefined
}

/** `createTags=false; docsEnd=null` → the quirks that are named. */
export const readQuirks = (text: string): Partial<Quirks> =>
  Object.fromEntries(
    text
      .split(/[;,]/)
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [name = '', given = ''] = part.split('=').map((each) => each.trim())
        const value = isQuirk(name) ? readValue(name, given) : undefined
        if (value === undefined) throw new Error(`not a quirk: ${part.trim()}`)
        return [name, value] as const
      }),
  )
