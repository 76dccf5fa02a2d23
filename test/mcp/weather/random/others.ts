// Random calls of every other tool that writes.
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Call } from './claims.ts'
import type { Dice } from './dice.ts'
import { drawOperation } from './operations.ts'
import {
  drawComment,
  drawCommentEdit,
  drawCreateList,
  drawDeleteList,
  drawDoc,
  drawUpdateList,
} from './places.ts'
import { drawDeletion, drawFiles, drawMessage, drawTime } from './work.ts'

export const drawOther = (by: Dice, store: Store): Call =>
  by.pick([
    drawCreateList,
    drawUpdateList,
    drawDeleteList,
    drawComment,
    drawCommentEdit,
    drawDoc,
    drawTime,
    drawFiles,
    drawMessage,
    drawDeletion,
    drawOperation,
    drawOperation,
  ])(by, store)
