// A folder that ends, with its lists and all their tasks.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Folder } from '../../clickup/objects/container.ts'
import { deleteFolder, forgetHierarchy, readFolder } from '../../clickup/objects/hierarchy.ts'
import { type Extent, extentSchema } from '../pictures/kept.ts'
import { unlessGoneAlready } from '../steps/gone.ts'
import type { Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { NO_WAY_BACK } from '../steps/property.ts'
import type { Done, Step } from '../steps/step.ts'
import { type FolderPicture, seenIn, wordsFor } from './picture.ts'
import { folderSubject, spaceOf } from './subject.ts'

type Deletion = Step<Extent, FolderPicture>

const wordsIn = ({ before }: Deletion): string | undefined =>
  before.at === 'known' ? wordsFor(before.is) : undefined

/** Of the path what stands above the folder. */
const pathAbove = ({ target: { label, name = '' } }: Deletion): string =>
  label.endsWith(` / ${name}`) ? label.slice(0, -` / ${name}`.length) : ''

export const folderDelete: Kind<FolderPicture, Extent, Folder> = {
  name: 'folder.delete',
  v: 1,
  subject: folderSubject,
  after: extentSchema,
  described: {
    sends: 'DELETE /v2/folder/{folder_id}',
    proof: 'the folders of its space, which do not name it any more',
    inverse: 'none in ClickUp',
  },
  field: () => 'folder',
  ends: true,
  send: async (api, { target, after }) => {
    // What others have put into a folder that was made does not go because the making is undone.
    if (after === 'empty' && (await readFolder(api, target.id)).lists.length > 0)
      throw new CodedError(
        'CONFLICT',
        l10n.t`There are lists in the folder ${target.label} by now.`,
        {
          hint: l10n.t('Delete the folder itself where they shall go with it.'),
        },
      )
    await unlessGoneAlready(deleteFolder(api, target.id)).finally(() => forgetHierarchy(api))
    return {}
  },
  value: (folder) => ({ at: 'known', is: seenIn(folder) }),
  holds: () => false,
  same: (a, b) => a.name === b.name && a.lists.join() === b.lists.join() && a.tasks === b.tasks,
  applied: () => ({ name: '', lists: [], tasks: 0 }),
  destroys: (step) => {
    const more = wordsIn(step)
    const above = pathAbove(step)
    return [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('folder'),
        name: step.target.name ?? step.target.label,
        ...(more ? { more } : {}),
        ...(above ? { where: l10n.t`in "${plainName(above)}"` } : {}),
      },
    ]
  },
  invert: () => NO_WAY_BACK,
  show: ({ name, lists, tasks }) => (name === '' ? null : { lists, tasks }),
  title: (step) => {
    const more = wordsIn(step)
    const { label } = step.target
    return more ? l10n.t`delete the folder ${label} ${more}` : l10n.t`delete the folder ${label}`
  },
  tell: () => ({ deleted: true }),
  touches: ({ target }) => [{ kind: 'space', id: spaceOf(target) }],
}

/** What was made is deleted again, as long as nothing is in it. */
export const inverseOfCreate = <C>({ target, stored }: Done<C, FolderPicture>): readonly Step[] => [
  stepOf(folderDelete, target, 'empty', { before: stored }),
]
