// create_doc, edit_doc
import * as z from 'zod'
import { dryRun, nameText, reference, text } from '../../../base/input/arguments.ts'
import { pageAddition, pageContent } from '../../../changes/docs/content.ts'
import { planCreateDoc } from '../../../changes/docs/create.ts'
import { planEditDoc } from '../../../changes/docs/edit.ts'
import { docCreate, docPage, pageCreate } from '../../../changes/docs/new-kinds.ts'
import { defineWrite } from '../../tool/tool.ts'
import { refusePictures } from '../files/local-pictures.ts'

const PAGE = 'a page of a doc'

export const createDocTool = defineWrite({
  name: 'create_doc',
  title: 'Create a doc',
  toolset: 'docs',
  kind: 'write',
  description: 'Create a ClickUp Doc with a first page in Markdown.',
  input: z.strictObject({
    in: reference('Default: the workspace').optional(),
    name: nameText.describe('Title'),
    content: text('Markdown').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [docCreate, docPage],
  plan: async (wanted, at) => {
    refusePictures(wanted.content ?? '', PAGE)
    return planCreateDoc(at, wanted)
  },
})

export const editDocTool = defineWrite({
  name: 'edit_doc',
  title: 'Edit a doc',
  toolset: 'docs',
  kind: 'write',
  description: 'Edit a page of a ClickUp Doc, or add one.',
  input: z.strictObject({
    doc: reference('Title, id or URL'),
    page: reference('Title or id; else the parent').optional(),
    mode: z.enum(['append', 'prepend', 'replace', 'new_page']).describe('replace: all of it'),
    content: text('Markdown'),
    name: text('Of the new page').optional(),
    version: text('Of get_doc').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [pageCreate, pageContent, pageAddition],
  plan: async (wanted, at) => {
    refusePictures(wanted.content, PAGE)
    return planEditDoc(at, wanted)
  },
})
