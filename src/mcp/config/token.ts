// A token that is none: what stands in a client's settings for it, where the client did not fill it in.
// None of it is ever sent to ClickUp, nor told: it may have the token itself inside.

/** What real tokens have nothing of, and how the person would know it again. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\{\{.*\}\}/s, '{{…}}'],
  [/\$\{.*\}/s, `\${…}`],
  [/\{env:.*\}/is, '{env:…}'],
  [/\$env:/i, '$env:…'],
  [/^\$/, '$…'],
  [/%\w+%/, '%…%'],
  [/<.*>/s, '<…>'],
  [/…|\.\.\.$/, 'pk_…'],
]

const QUOTED = /^(["'`“”‘’]).*["'`“”‘’]$/s

export interface Unfilled {
  /** What is there in place of a token. */
  readonly message: string
  /** What to do. */
  readonly hint: string
}

const WHERE =
  'Tell the user to set CLICKUP_API_TOKEN in the environment that the client is started in; where a client fills in no variables, as Cline, they write the token itself into its settings (clickup-mcp config CLIENT shows how).'

/** @returns nothing for what may be a token */
export const whyUnfilled = (token: string): Unfilled | undefined => {
  const form = FORMS.find(([pattern]) => pattern.test(token))?.[1]
  if (form !== undefined)
    return {
      message: `CLICKUP_API_TOKEN holds no token but what stands for one, of the form ${form}: the client did not fill it in. Nothing was sent.`,
      hint: WHERE,
    }
  if (QUOTED.test(token))
    return {
      message:
        'CLICKUP_API_TOKEN stands in quotes, which are no part of a token. Nothing was sent.',
      hint: 'Tell the user to take the quotes away, where the client is given the token.',
    }
  return undefined
}
