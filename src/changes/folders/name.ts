// What a folder is called.
import type { Folder } from '../../clickup/objects/container.ts'
import { nameOf } from '../steps/named.ts'
import { property } from '../steps/property.ts'
import { folderSubject } from './subject.ts'

export const folderName = property<string, Folder>({
  name: 'folder.name',
  subject: folderSubject,
  ...nameOf('/v2/folder/{folder_id}'),
})
