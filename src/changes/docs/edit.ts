// New pages, and edits that never overwrite what was not read.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { picturesBack } from '../../base/text/pictures.ts'
import {
  type Doc,
  type DocPage,
  type EditMode,
  flattenPages,
  getPage,
  getPageListing,
  versionOf,
} from '../../clickup/objects/doc.ts'
import { SEPARATOR } from '../../clickup/objects/place.ts'
import { resolveDoc, resolvePage, tellPage } from '../../clickup/references/docs.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import { pageAddition, pageContent } from './content.ts'
import { pageCreate } from './new-kinds.ts'
import { targetOfPage } from './subject.ts'

export interface WantedEdit {
  readonly doc: string
  readonly page?: string | undefined
  readonly mode: EditMode | 'new_page'
  readonly content: string
  /** For a new page. */
  readonly name?: string | undefined
  /** For a replacement: the page's version when it was read. */
  readonly version?: string | undefined
}

/** What each mode uses besides; anything else would be dropped without a word. */
const USES: Readonly<Record<WantedEdit['mode'], readonly (keyof WantedEdit)[]>> = {
  append: [],
  prepend: [],
  replace: ['version'],
  new_page: ['name'],
}

const checkUse = ({ mode, name, version }: WantedEdit): void => {
  const given = Object.entries({ name, version }).filter(([, value]) => value !== undefined)
  const unused = given.map(([key]) => key).filter((key) => !USES[mode].some((one) => one === key))
  if (unused.length > 0)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`Mode "${mode}" does not use ${unused.join(', ')}.`,
      {
        hint: l10n.t`It uses ${['doc', 'page', 'content', ...USES[mode]].join(', ')}. Nothing was sent.`,
      },
    )
}

const planNewPage = (
  doc: Doc,
  parent: DocPage | undefined,
  { name, content }: WantedEdit,
): readonly Step[] => {
  if (!name?.trim())
    throw new CodedError('INVALID_INPUT', l10n.t('The new page has no name.'), {
      hint: l10n.t('Give `name`.'),
    })
  const target: Target = { id: slot('page'), in: doc.id, label: name, name }
  const after = { name, text: content, ...(parent ? { below: parent.id } : {}) }
  return [stepOf(pageCreate, target, after, { of: doc.name, makes: 'page' })]
}

const checkVersion = (page: DocPage, version: string | undefined): void => {
  if (version === versionOf(page)) return
  throw new CodedError(
    'CONFLICT',
    version === undefined
      ? l10n.t`Replacing "${plainName(page.name)}" overwrites it whole, so its version must be named.`
      : l10n.t`"${plainName(page.name)}" has changed since it was read.`,
    {
      hint: l10n.t(
        'Read the page with get_doc, then repeat the call with the `version` it gives; or use append or prepend.',
      ),
    },
  )
}

/** @throws CodedError CONFLICT when a replacement would overwrite what was not read */
export const planEditDoc = async (
  { api }: Standpoint,
  wanted: WantedEdit,
): Promise<readonly Step[]> => {
  checkUse(wanted)
  const { mode, content, version } = wanted
  const { doc, pageId } = await resolveDoc(api, wanted.doc)
  const reference = wanted.page ?? pageId
  const named = reference === undefined ? undefined : await resolvePage(api, doc.id, reference)
  if (mode === 'new_page') return planNewPage(doc, named, wanted)
  const pages = flattenPages(await getPageListing(api, doc.id))
  const only = pages.length === 1 ? pages[0]?.page : undefined
  const listed = named ?? only
  if (!listed)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`It is not said which page of "${plainName(doc.name)}" is to be edited.`,
      {
        candidates: pages.map(({ page, path }) =>
          tellPage({ ...page, name: path.join(SEPARATOR) }),
        ),
        hint: l10n.t('Give `page`.'),
      },
    )
  const object = await getPage(api, doc.id, listed.id)
  const text = picturesBack(content, object.content ?? '')
  const target = targetOfPage(doc.id, object)
  if (mode === 'replace') {
    checkVersion(object, version)
    const whole = picturesBack(text, object.content ?? '')
    return [stepOf(pageContent, target, whole, { object, of: doc.name })]
  }
  const at = mode === 'append' ? 'end' : 'start'
  return [stepOf(pageAddition, target, { at, text }, { object, of: doc.name })]
}
