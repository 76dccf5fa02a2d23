// The methods and tags of a link as rules.
import { ACCESS, DEFAULT_TOOLSETS, type Rules, TOOLSETS, type Toolset } from '../../access/rules.ts'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { nearest } from '../../base/text/nearest.ts'
import type { LinkConfig } from '../../links/link.ts'
import { offered } from '../../mcp/tool/listing.ts'
import { LISTINGS } from '../../mcp/tool/tool-list.ts'
import { METHODS, TAGS } from './tags.ts'

const toolsetsOf = (tags: readonly string[]): readonly Toolset[] =>
  TAGS.filter(({ name, synonyms }) =>
    tags.some((tag) => tag === name || synonyms.includes(tag)),
  ).map(({ name }) => name)

/**
 * A tool is offered if its kind or its name is among the methods, and its toolset among the tags. What
 * is not known, such as a tool that was given up, allows nothing.
 * @param expiresAt ISO 8601; null: it does not end by itself
 */
export const linkRules = ({ methods, tags }: LinkConfig, expiresAt: string | null): Rules => ({
  access: ACCESS.filter((name) => methods.includes(name)),
  tools: LISTINGS.map(({ name }) => name).filter((name) => methods.includes(name)),
  toolsets: tags.length === 0 ? DEFAULT_TOOLSETS : toolsetsOf(tags),
  expiresAt: expiresAt ?? undefined,
})

const TAG_NAMES = TAGS.flatMap(({ name, synonyms }) => [name, ...synonyms])
const METHOD_NAMES = [...METHODS, ...LISTINGS].map(({ name }) => name)

const checkNames = (
  what: string,
  said: readonly string[],
  known: readonly string[],
  shown: readonly string[],
): void => {
  const wrong = said.find((name) => !known.includes(name))
  if (wrong === undefined) return
  throw new CodedError('INVALID_INPUT', `There is no ${what} "${plainName(wrong)}".`, {
    hint: `Choose of ${shown.join(', ')}.`,
    candidates: nearest(wrong, known),
  })
}

/** @throws CodedError INVALID_INPUT that names what is wrong and what comes nearest */
export const checkLinkConfig = (config: LinkConfig): void => {
  const { methods, tags } = config
  checkNames('method', methods, METHOD_NAMES, [...ACCESS, 'the names of tools'])
  checkNames('tag', tags, TAG_NAMES, TOOLSETS)
  if (offered(LISTINGS, linkRules(config, null)).length === 0)
    throw new CodedError('INVALID_INPUT', 'No tool is left by these methods and tags.', {
      hint: 'A tool is offered if its kind or its name is among `methods`, and its toolset among `tags`.',
    })
}
