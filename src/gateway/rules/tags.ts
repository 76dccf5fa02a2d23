// The words in which a link says what it allows, and what each of them brings. This is for people as
// well: docs/links.md, the page and the command line show it.
import { ACCESS, type Access, NOT_BY_DEFAULT, TOOLSETS, type Toolset } from '../../access/rules.ts'
import { LISTINGS } from '../../mcp/tool/tool-list.ts'

export interface Method {
  readonly name: Access
  readonly means: string
}

const METHOD_WORDS: Readonly<Record<Access, string>> = {
  read: 'everything that only reads',
  write: 'everything that creates or changes, and what it has to read for that; never deleting',
  delete: 'deleting and merging, which cannot be taken back',
}

/** Besides these, a method may be the name of a tool: it is offered, and nothing more. */
export const METHODS: readonly Method[] = ACCESS.map((name) => ({
  name,
  means: METHOD_WORDS[name],
}))

export interface Tag {
  readonly name: Toolset
  /** Other words for it. */
  readonly synonyms: readonly string[]
  /** Names of tools. */
  readonly tools: readonly string[]
  readonly brings: string
  /** Whether a link without tags has it. */
  readonly byDefault: boolean
}

const TAG_WORDS: Readonly<
  Record<Toolset, { readonly brings: string; readonly synonyms?: readonly string[] }>
> = {
  workspace: {
    brings: 'the hierarchy with its statuses, and people',
    synonyms: ['hierarchy', 'members'],
  },
  tasks: {
    brings:
      'tasks with their fields, checklists, relations and time in status, and the comments on a task that is read',
    synonyms: ['task'],
  },
  lists: { brings: 'lists with their statuses, fields and views', synonyms: ['list'] },
  comments: {
    brings: 'comments and replies on tasks, lists and views, and the task that they stand on',
    synonyms: ['comment'],
  },
  docs: { brings: 'docs and their pages', synonyms: ['doc', 'documents'] },
  time: {
    brings: 'time entries and the timer, and the task that time is spent on',
    synonyms: ['time_tracking', 'time_entries'],
  },
  files: {
    brings: 'attachments, and the task that they are attached to',
    synonyms: ['attachments'],
  },
  chat: { brings: 'channels and messages', synonyms: ['messages'] },
  research: {
    brings: 'search and fetch of tasks with their comments and of docs with their pages',
    synonyms: ['search'],
  },
  api: {
    brings:
      'every other operation of the ClickUp API on what the other tags are about, and goals and webhooks',
    synonyms: ['operations'],
  },
  admin: {
    brings:
      'with `api`: guests, roles, user groups, access and the audit log, by operations of the API',
  },
}

export const TAGS: readonly Tag[] = TOOLSETS.map((name) => ({
  name,
  synonyms: TAG_WORDS[name].synonyms ?? [],
  tools: LISTINGS.filter(({ toolset }) => toolset === name).map((tool) => tool.name),
  brings: TAG_WORDS[name].brings,
  byDefault: !NOT_BY_DEFAULT.includes(name),
}))
