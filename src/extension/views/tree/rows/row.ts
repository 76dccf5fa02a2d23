// What a row is made of, without anything of VS Code.
import type { Status } from '../../../../clickup/objects/container.ts'
import { themeColorOf } from '../statuses/colors.ts'
import { statusIcon } from '../statuses/status-icons.ts'
import type { Mark } from './urgency.ts'

export interface Icon {
  readonly id: string
  readonly color?: string | undefined
}

export interface Appearance {
  readonly label: string
  readonly description?: string | undefined
  readonly icon?: Icon
  /**
   * What a screen reader says, and what voice control listens for: hence all that is seen, in its
   * order, and more where that is too short to be understood.
   */
  readonly spoken: string
  /** Of a task: what stands at the end of its row, however narrow that is. */
  readonly mark?: Mark | undefined
  /** Of a task: whether its box is checked. */
  readonly checked?: boolean
}

export const iconOf = (status: Status): Icon => ({
  id: statusIcon(status),
  color: themeColorOf(status.color),
})

export const present = (parts: readonly (string | undefined)[]): readonly string[] =>
  parts.flatMap((part) => part || [])

export const plain = (
  label: string,
  icon: string | undefined,
  description?: string,
): Appearance => ({
  label,
  spoken: description ? `${label}, ${description}` : label,
  ...(icon && { icon: { id: icon } }),
  ...(description && { description }),
})
