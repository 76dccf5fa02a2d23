// Lets editors of VS Code open and save long texts of tasks. What it takes is loaded when one does.
import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  FileType,
  workspace,
} from 'vscode'
import type { Desk } from '../tasks/writing.ts'
import { TEXT_SCHEME } from './text-scheme.ts'

const refuse = (): never => {
  throw FileSystemError.NoPermissions()
}

export const registerTextFiles = (desk: Desk): Disposable => {
  const changed = new EventEmitter<FileChangeEvent[]>()
  const load = () => import('./text-files.ts')
  return Disposable.from(
    changed,
    workspace.registerFileSystemProvider(
      TEXT_SCHEME,
      {
        onDidChangeFile: changed.event,
        watch: () => Disposable.from(),
        // Whether others have written meanwhile is looked at when it is saved.
        stat: () => ({ type: FileType.File, ctime: 0, mtime: 0, size: 0 }),
        readFile: async (uri) => (await load()).readText(desk, uri),
        writeFile: async (uri, content) => (await load()).writeText(desk, uri, content),
        readDirectory: () => [],
        createDirectory: refuse,
        delete: refuse,
        rename: refuse,
      },
      { isCaseSensitive: true },
    ),
  )
}
