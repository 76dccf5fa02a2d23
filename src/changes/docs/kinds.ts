// Every kind of change of docs.
import type { Kind } from '../steps/kind.ts'
import { pageAddition, pageContent } from './content.ts'
import { docCreate, docPage, pageCreate } from './new-kinds.ts'

export const DOC_KINDS: readonly Kind[] = [
  docCreate,
  docPage,
  pageCreate,
  pageContent,
  pageAddition,
]
