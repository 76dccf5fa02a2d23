// A new doc with its first page.
import { DOC_PARENTS } from '../../clickup/objects/doc.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { knownNames } from '../../clickup/references/names/known.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import { docCreate, docPage } from './new-kinds.ts'

export interface WantedDoc {
  readonly in?: string | undefined
  readonly name: string
  readonly content?: string | undefined
}

const parentOf = async (at: Standpoint, reference: string | undefined) => {
  if (reference === undefined) {
    const { id, name } = await getWorkspace(at.api)
    return { parent: { id, type: DOC_PARENTS.workspace }, of: { path: name } }
  }
  const place = await resolvePlace(at, reference)
  const told = (await knownNames(at.api)).place(place)
  return {
    parent: { id: place.id, type: DOC_PARENTS[place.kind] },
    of: { path: place.path, told },
  }
}

export const planCreateDoc = async (
  at: Standpoint,
  { in: place, name, content }: WantedDoc,
): Promise<readonly Step[]> => {
  const { parent, of } = await parentOf(at, place)
  const target: Target = { id: slot('doc'), in: parent, label: name, name }
  return [
    stepOf(docCreate, target, { name, empty: content === undefined }, { of, makes: 'doc' }),
    ...(content === undefined
      ? []
      : [stepOf(docPage, target, { name, text: content }, { makes: 'page' })]),
  ]
}
