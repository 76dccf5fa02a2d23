// docs/tags.md: what each method and tag of a link brings, from the tables that rules are made of.
import { FREE_READS } from '../../src/access/requests.ts'
import { METHODS, TAGS, type Tag } from '../../src/gateway/rules/tags.ts'

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const rowOf = ({ name, synonyms, tools, brings, byDefault }: Tag): string =>
  `| ${code([name, ...synonyms])} | ${brings} | ${code(tools)} | ${byDefault ? 'yes' : 'no'} |`

export const tagsPage = (): string => `# What a link allows

A link has \`methods\` and \`tags\`. A tool is offered if its kind or its own name is among the methods
*and* its toolset is among the tags. Prompts, resources and completions are there where the tools are
that they are about. Every request is held against the same rules before it leaves: what is not
allowed is not sent, whichever tool asks for it.

This page is written by \`npm run generate\`.

## Methods

| method | what it allows, within the tags |
| --- | --- |
${METHODS.map(({ name, means }) => `| \`${name}\` | ${means} |`).join('\n')}
| the name of a tool | that tool, what it has to read and to send, and nothing more |

\`write\` never includes deleting: that takes \`delete\`, or the name of the one tool that deletes. A tool
that is there for writing deletes nothing by being named.

## Tags

| tag | what it is about | tools | without tags |
| --- | --- | --- | --- |
${TAGS.map(rowOf).join('\n')}

Whatever the tags are, names can be used in place of ids. For that, and for nothing else, these are
read: people, user groups, spaces, folders, lists, custom fields, tags, task types and templates of
tasks.

${FREE_READS.map((path) => `- \`GET ${path}\``).join('\n')}
`
