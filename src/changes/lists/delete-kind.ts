// A list that ends, with all its tasks.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { forgetHierarchy } from '../../clickup/objects/hierarchy.ts'
import { deleteList, type ListDetails } from '../../clickup/objects/list.ts'
import { getTasksPage } from '../../clickup/objects/task/task.ts'
import { type Extent, extentSchema } from '../pictures/kept.ts'
import { unlessGoneAlready } from '../steps/gone.ts'
import type { Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { NO_WAY_BACK } from '../steps/property.ts'
import type { Done, Step } from '../steps/step.ts'
import { type ListPicture, seenIn, shown, wordsFor } from './picture.ts'
import { aboveOf, listSubject } from './subject.ts'

type Deletion = Step<Extent, ListPicture>

/** What others have put into a list that was made does not go because the making is undone. */
const requireEmpty = async (api: Api, id: string, label: string): Promise<void> => {
  const query = { subtasks: true, include_closed: true }
  const pages = await Promise.all([
    getTasksPage(api, id, query),
    getTasksPage(api, id, { ...query, archived: true }),
  ])
  if (pages.some(({ tasks }) => tasks.length > 0))
    throw new CodedError('CONFLICT', l10n.t`There are tasks in the list ${label} by now.`, {
      hint: l10n.t('Delete the list itself where they shall go with it.'),
    })
}

const wordsIn = ({ before }: Deletion): string | undefined =>
  before.at === 'known' ? wordsFor(before.is) : undefined

/** Of the path what stands above the list. */
const pathAbove = ({ target: { label, name = '' } }: Deletion): string =>
  label.endsWith(` / ${name}`) ? label.slice(0, -` / ${name}`.length) : ''

export const listDelete: Kind<ListPicture, Extent, ListDetails> = {
  name: 'list.delete',
  v: 1,
  subject: listSubject,
  after: extentSchema,
  described: {
    sends: 'DELETE /v2/list/{list_id}',
    proof: 'a reading that answers 404 or says deleted; after a yes also 401',
    inverse:
      'none in ClickUp: the list and up to 50 tasks are kept whole, with their comments, and can be made anew under other ids',
  },
  field: () => 'list',
  ends: true,
  send: async (api, { target, after }) => {
    if (after === 'empty') await requireEmpty(api, target.id, target.label)
    await unlessGoneAlready(deleteList(api, target.id)).finally(() => forgetHierarchy(api))
    return {}
  },
  value: (list) => ({ at: 'known', is: seenIn(list) }),
  holds: () => false,
  same: (a, b) => a.name === b.name && a.tasks === b.tasks,
  applied: () => ({ name: '', tasks: 0, tracked: 0 }),
  destroys: (step) => {
    const more = wordsIn(step)
    const above = pathAbove(step)
    return [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('list'),
        name: step.target.name ?? step.target.label,
        ...(more ? { more } : {}),
        ...(above ? { where: l10n.t`in "${plainName(above)}"` } : {}),
      },
    ]
  },
  invert: () => NO_WAY_BACK,
  show: (picture) => (picture.name === '' ? null : shown(picture)),
  title: (step) => {
    const more = wordsIn(step)
    const { label } = step.target
    return more ? l10n.t`delete the list ${label} ${more}` : l10n.t`delete the list ${label}`
  },
  tell: (step) => {
    const more = wordsIn(step)
    return { deleted: true, ...(more ? { goes: [more] } : {}) }
  },
  touches: ({ target }) => {
    const { kind, id } = aboveOf(target)
    return [{ kind, id }]
  },
}

/** What was made is deleted again, as long as nothing is in it. */
export const inverseOfCreate = <C>({ target, stored }: Done<C, ListPicture>): readonly Step[] => [
  stepOf(listDelete, target, 'empty', { before: stored }),
]
