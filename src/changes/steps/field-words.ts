// What the properties of tasks and lists are called in sentences; a custom field has its own name.
import * as l10n from '@vscode/l10n'

const WORDS: ReadonlyMap<string, () => string> = new Map([
  ['archived', () => l10n.t('archived')],
  ['assign_to', () => l10n.t('assign_to')],
  ['assignee', () => l10n.t('assignee')],
  ['assignees', () => l10n.t('assignees')],
  ['blocks', () => l10n.t('blocks')],
  ['comment', () => l10n.t('comment')],
  ['content', () => l10n.t('content')],
  ['description', () => l10n.t('description')],
  ['due', () => l10n.t('due')],
  ['estimate', () => l10n.t('estimate')],
  ['estimates', () => l10n.t('estimates')],
  ['links', () => l10n.t('links')],
  ['list', () => l10n.t('list')],
  ['lists', () => l10n.t('lists')],
  ['move_to', () => l10n.t('move_to')],
  ['name', () => l10n.t('name')],
  ['parent', () => l10n.t('parent')],
  ['points', () => l10n.t('points')],
  ['priority', () => l10n.t('priority')],
  ['resolved', () => l10n.t('resolved')],
  ['start', () => l10n.t('start')],
  ['status', () => l10n.t('status')],
  ['tags', () => l10n.t('tags')],
  ['type', () => l10n.t('type')],
  ['waits_on', () => l10n.t('waits_on')],
  ['watchers', () => l10n.t('watchers')],
])

/** What a custom field is called, which may have the name of a property. */
export const fieldCalled = (name: string): string => (WORDS.has(name) ? `field ${name}` : name)

/** Untranslated it is the field itself, as callers of tools name it. */
export const wordFor = (field: string): string => WORDS.get(field)?.() ?? field
