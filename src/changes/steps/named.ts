// What an object is called: of tasks and of lists.
import * as z from 'zod'
import type { Own } from './property.ts'

type Named = { readonly name: string }

/** @param path of the PUT that carries it */
export const nameOf = (path: string) =>
  ({
    after: z.string(),
    described: {
      sends: `PUT ${path} {name}`,
      proof: "the answer's `name`",
      inverse: 'the former name',
    },
    field: () => 'name',
    body: ({ after }) => ({ name: after }),
    value: ({ name }) => ({ at: 'known', is: name }),
    same: (a, b) => a === b,
    show: (name) => name,
  }) satisfies Omit<Own<string, Named>, 'name' | 'subject'>
