// What docs/clickup-facts.md is not sure of and reading cannot tell.

/** Why it was not tried. */
export const NEEDS = {
  write: 'needs a write',
  person: 'needs a person or a token with other rights',
  eyes: 'needs somebody who looks at ClickUp’s own pages',
} as const

/** By the key that the page of facts has for it. */
export const UNTRIED: Readonly<Record<string, keyof typeof NEEDS>> = {
  'date-seconds': 'write',
  'access-codes': 'person',
  'twin-codes': 'write',
  'foreign-field-code': 'write',
  'time-codes': 'write',
  'upload-codes': 'write',
  'recurring-tasks': 'write',
  'empty-description': 'write',
  'create-tags': 'write',
  'create-fields': 'write',
  'fields-off': 'person',
  'points-off': 'person',
  'enterprise-plan': 'person',
  'new-status-code': 'write',
  'foreign-relations': 'write',
  'parent-elsewhere': 'write',
  'template-answer': 'write',
  'status-case': 'write',
  'foreign-pictures': 'eyes',
  'comment-tables': 'eyes',
  'timer-switch': 'write',
  'plan-limits': 'write',
  'write-codes': 'write',
  'upload-part': 'write',
  'oauth-bare': 'person',
  'address-length': 'write',
  'audit-answers': 'person',
}
