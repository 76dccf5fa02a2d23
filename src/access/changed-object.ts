// What a write has changed, as it is told: by the engine of changes, over the broker, to the views.
// It stands down here because the broker knows nothing of ClickUp's own objects.

export const objectKinds = ['task', 'list', 'folder', 'space', 'workspace', 'comment'] as const

/** An object of ClickUp that was created, changed or removed. */
export interface ChangedObject {
  readonly kind: (typeof objectKinds)[number]
  readonly id: string
  /** The home list of a task; one that was moved is told with each of its two. */
  readonly listId?: string
  /** The task that a comment stands under. */
  readonly taskId?: string
}
