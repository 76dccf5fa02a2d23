// What looks like a token of ClickUp's, wherever it stands and in whatever case.

/** A personal token: `pk_`, the id of its user, and a secret. */
const TOKENS = /pk_\d+_[a-z0-9]{3,}/gi

export const withoutTokensIn = (text: string): string => text.replace(TOKENS, 'pk_…')

export const holdsToken = (text: string): boolean => withoutTokensIn(text) !== text
