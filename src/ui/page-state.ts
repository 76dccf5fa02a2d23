// What a page knows, and what each message of the extension makes of that.
import type { Note, OtherTask, Person, TaskShown, ToPage } from './messages.ts'

/** What became of a text that was to be sent. */
export type Posted = Extract<ToPage, { is: 'sending' | 'sent' | 'unsent' }>

export interface PageState {
  readonly task?: TaskShown | undefined
  readonly note?: Note | undefined
  /** Who can be mentioned, once that was asked for. */
  readonly people?: readonly Person[]
  /** By key; empty where one could not be had. */
  readonly pictures: Readonly<Record<string, string>>
  /** Other tasks by id, as far as they were asked for. */
  readonly names: Readonly<Record<string, OtherTask>>
  readonly posted: Readonly<Record<string, Posted>>
  /** Why an item could not be ticked, by its id. */
  readonly unticked: Readonly<Record<string, string>>
  /** Counts what became of ticks, so that a box shows again what is so. */
  readonly ticks: number
}

export const EMPTY: PageState = { pictures: {}, names: {}, posted: {}, unticked: {}, ticks: 0 }

const without = <T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== key))

export const heard = (state: PageState, message: ToPage): PageState => {
  switch (message.is) {
    case 'words':
      return state
    case 'page':
      return { ...state, task: message.task, note: message.note }
    case 'people':
      return { ...state, people: message.people }
    case 'picture':
      return { ...state, pictures: { ...state.pictures, [message.key]: message.data ?? '' } }
    case 'names': {
      const found = message.tasks.map((task) => [task.id, task] as const)
      return { ...state, names: { ...state.names, ...Object.fromEntries(found) } }
    }
    case 'sending':
    case 'sent':
    case 'unsent':
      return { ...state, posted: { ...state.posted, [message.box]: message } }
    case 'ticked': {
      const { item, why } = message
      const others = without(state.unticked, item)
      const unticked = why === undefined ? others : { ...others, [item]: why }
      return { ...state, unticked, ticks: state.ticks + 1 }
    }
  }
}
