// New comments and replies: all checked before anything is sent.
import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import type { Block } from '../../clickup/objects/comment.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { requireOne } from '../../clickup/references/comments.ts'
import { createMentions, type Mentioned } from '../../clickup/references/mentions.ts'
import { knownNames, type Names } from '../../clickup/references/names/known.ts'
import { getPeople, type People, resolvePerson } from '../../clickup/references/people.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { keptIn } from '../../clickup/rich-text/kept.ts'
import { taggedIn } from '../../clickup/rich-text/lines.ts'
import { markdownToBlocks } from '../../clickup/rich-text/write.ts'
import { personOf, toldPeople } from '../steps/people.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import { asSaid, picturesIn, type SaidMarkdown, uploadsFor } from '../texts/written.ts'
import { commentAdd } from './add-kind.ts'
import { type Blocks, blocksFrom, fileBlock, isShown, shownText, withNames } from './blocks.ts'
import { NEW_PLACES, type NewPlace, placeOfComment, type SaidNewPlace, taskAt } from './place.ts'
import { commentAssignee, commentText, type Mentions } from './properties.ts'
import { standingIn } from './subject.ts'

export interface WantedComment extends NewPlace {
  /** Markdown; `@name` mentions. */
  readonly text: SaidMarkdown
  readonly assignee?: User | undefined
  /** What follows the text; files that the same plan uploads are made by `fileShown`. */
  readonly more?: Blocks | undefined
}

/** As a person or a model says it. */
export interface SaidComment extends SaidNewPlace {
  readonly text: SaidMarkdown
  /** Who has to act on it. */
  readonly assign_to?: string | undefined
}

/** Who was mentioned before is meant again by the same name, whether a member or not. */
const withMentioned = (people: People, blocks: readonly Block[]): People => {
  const mentioned = blocks.flatMap((block) => taggedIn(block) ?? [])
  const idOf = new Map(mentioned.map((user) => [normalise(nameOf(user)), user.id]))
  const members = people.members.filter((user) => {
    const meant = idOf.get(normalise(nameOf(user)))
    return meant === undefined || meant === user.id
  })
  const strangers = mentioned.filter(({ id }) => !members.some((user) => user.id === id))
  return { ...people, members: [...members, ...strangers] }
}

interface Around {
  /** What the text stands in the place of: what it still names of that stays. */
  readonly replaced?: readonly Block[] | undefined
  /** Pictures that are uploaded before, by the addresses that the text has for them. */
  readonly pictures?: ReadonlyMap<string, Block>
}

export interface WrittenBlocks {
  readonly blocks: Blocks
  readonly warns: readonly Problem[]
  /** Whom it mentions, as `mentions` of an answer has them; words alone. */
  readonly of: Mentions | undefined
}

/** `["Kim Lee", {"Backend": ["Sam Chen"]}]` */
const toldMentions = (found: readonly Mentioned[], names: Names): Mentions | undefined =>
  found.length > 0
    ? {
        told: found.flatMap(({ users, group }): Mentions['told'] =>
          group ? [{ [names.group(group)]: users.map(names.user) }] : users.map(names.user),
        ),
      }
    : undefined

/**
 * Markdown as the blocks of a comment.
 * @throws CodedError AMBIGUOUS for a mention that fits several, INVALID_INPUT where nothing would show
 */
export const blocksOf = async (
  { api }: Pick<Standpoint, 'api'>,
  text: string,
  { replaced = [], pictures = new Map() }: Around = {},
): Promise<WrittenBlocks> => {
  const everybody = await getPeople(api)
  const people = withMentioned(everybody, replaced)
  const mentions = createMentions(people)
  const kept = new Map([...keptIn(replaced), ...pictures])
  const written = markdownToBlocks(text, { find: mentions.find, kept })
  const blocks = withNames(blocksFrom(written), [
    ...people.members,
    ...people.groups.flatMap(({ members }) => members),
  ])
  if (!isShown(blocks))
    throw new CodedError('INVALID_INPUT', l10n.t('Nothing of the comment would show.'), {
      hint: l10n.t('Give `text` at least one word.'),
    })
  const warns = mentions.misses().map(
    (word): Problem => ({
      code: 'NOT_FOUND',
      message: l10n.t`"@${plainName(word)}" names nobody in this workspace; it stands as plain text and notifies nobody.`,
      hint: l10n.t('find_members tells who is there.'),
    }),
  )
  return { blocks, warns, of: toldMentions(mentions.found(), await knownNames(api)) }
}

/**
 * The pictures of the computer in a text, as blocks by their addresses, and their uploads.
 * @throws CodedError INVALID_INPUT where there is no task that they could be attached to
 */
export const picturesOf = (
  text: SaidMarkdown,
  task: string | undefined,
  { label, listId }: Pick<NewPlace, 'label' | 'listId'>,
): { readonly files: ReadonlyMap<string, Block>; readonly uploads: readonly Step[] } => {
  const pictures = picturesIn(text)
  const [first] = pictures
  if (!first) return { files: new Map(), uploads: [] }
  if (task === undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${plainName(first.address)} cannot be uploaded: files can only be attached to tasks, and this comment stands on none that is known.`,
      { hint: l10n.t('Leave the picture out, or comment on a task. Nothing was sent.') },
    )
  const { uploads, fileOf } = uploadsFor({ task, label, ...(listId ? { list: listId } : {}) }, text)
  const files = new Map<string, Block>(
    pictures.map((one) => [one.address, fileBlock(one.upload.name, fileOf(one))]),
  )
  return { files, uploads }
}

/**
 * Resolves and checks everything; nothing is sent.
 * @throws CodedError INVALID_INPUT for an empty text, AMBIGUOUS for a mention that fits several
 */
export const commentSteps = async (
  { api }: Pick<Standpoint, 'api'>,
  { parent, label, listId, url, text, assignee, more = [] }: WantedComment,
): Promise<readonly Step[]> => {
  if (asSaid(text).trim() === '')
    throw new CodedError('INVALID_INPUT', l10n.t('The comment has no text.'), {
      hint: l10n.t('Give `text` at least one word.'),
    })
  const told = assignee && toldPeople([assignee], await knownNames(api))
  const task = taskAt(api, parent)
  const { files, uploads } = picturesOf(text, task, { label, listId })
  const { blocks, warns, of } = await blocksOf({ api }, asSaid(text), { pictures: files })
  const whole = [...blocks, ...more]
  const made = `comment:${JSON.stringify(parent)}`
  const target: Target = {
    id: slot(made),
    label,
    in: standingIn({
      home: parent,
      ...(task === undefined ? {} : { task }),
      ...(listId === undefined ? {} : { list: listId }),
      ...(url === undefined ? {} : { url }),
    }),
  }
  return [
    ...uploads,
    stepOf(commentAdd, target, { says: shownText(whole) }, { makes: made, warns }),
    stepOf(commentText, target, whole, { of }),
    ...(assignee ? [stepOf(commentAssignee, target, personOf(assignee), { of: told })] : []),
  ]
}

/** @throws CodedError as `commentSteps`, and for whatever is not found */
export const planSaidComment = async (
  at: Standpoint,
  { text, assign_to, ...place }: SaidComment,
): Promise<readonly Step[]> => {
  const assignee = assign_to === undefined ? undefined : await resolvePerson(at.api, assign_to)
  return commentSteps(at, { ...(await placeOfComment(at, place)), text, assignee })
}

/** The same on each of several tasks. */
export interface SaidComments extends Omit<SaidComment, 'task'> {
  readonly task?: readonly string[] | undefined
}

/** @throws PlanError, CodedError as `planSaidComment`, before the first of them is written */
export const planSaidComments = async (
  at: Standpoint,
  { task: tasks, ...said }: SaidComments,
): Promise<readonly Step[]> => {
  const [task, ...others] = tasks ?? []
  if (!tasks || others.length === 0) return planSaidComment(at, { ...said, task })
  requireOne({ ...said, task }, NEW_PLACES)
  const { text, assign_to } = said
  const assignee = assign_to === undefined ? undefined : await resolvePerson(at.api, assign_to)
  const places = await all(tasks.map((one) => placeOfComment(at, { task: one })))
  return (await all(places.map((one) => commentSteps(at, { ...one, text, assignee })))).flat()
}
