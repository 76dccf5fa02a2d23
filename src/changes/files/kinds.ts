// Every kind of change of files.
import type { Kind } from '../steps/kind.ts'
import { fileAttach } from '../uploads/upload.ts'

export const FILE_KINDS: readonly Kind[] = [fileAttach]
