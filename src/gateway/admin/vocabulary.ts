// The words in which a link says what it may do, as whoever makes one is shown them.
import { METHODS, TAGS } from '../rules/tags.ts'
import type { Vocabulary } from './schemas.ts'

export const vocabulary: Vocabulary = {
  methods: METHODS.map(({ name, means }) => ({ name, means })),
  tags: TAGS.map(({ name, brings, byDefault }) => ({ name, means: brings, by_default: byDefault })),
}
