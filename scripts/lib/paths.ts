// Where things are in the repository, whatever the current folder is.
import path from 'node:path'

export const root = path.resolve(__dirname, '../..')

/** The absolute path of a file in the repository. */
export const inRoot = (...parts: readonly string[]): string => path.join(root, ...parts)
