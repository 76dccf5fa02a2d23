// A token that is none: what stands in a client's settings for it, where the client did not fill it in.
// None of it is ever sent to ClickUp, nor told: it may have the token itself inside.
import { TOKEN } from './entry.ts'

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
  [/^(?:undefined|null|nan|none|true|false)$/i, 'null'],
  [/^\[.*\]$/s, '[…]'],
  [/^your\b|^your_/i, 'your-…'],
]

/** What stands before a token elsewhere: in a header, and in a file of variables. */
const BEFORE: readonly (readonly [RegExp, string])[] = [
  [/^bearer\s/i, 'the word Bearer'],
  [/^(?:export\s+)?[a-z]\w*\s*=/i, 'a name and ='],
]

/** All that a token is made of; the rest would break the header, or end it. */
const PLAIN = /^[\x21-\x7e]+$/

const QUOTED = /^(["'`“”‘’]).*["'`“”‘’]$/s

export interface Unfilled {
  /** What is there in place of a token, `<…>` for example. */
  readonly form: string
  readonly message: string
  /** What to do. */
  readonly hint: string
}

/** @returns nothing for what may be a token */
export const whyUnfilled = (token: string): Unfilled | undefined => {
  const form = FORMS.find(([pattern]) => pattern.test(token))?.[1]
  if (form !== undefined)
    return {
      form,
      message: `${TOKEN} holds no token but what stands for one, of the form ${form}: the client did not fill it in. Nothing was sent.`,
      hint: `Set ${TOKEN} in the environment that the client is started in; where a client fills in no variables, as Cline, write the token itself into its settings ("clickup-mcp config CLIENT" shows how).`,
    }
  if (QUOTED.test(token))
    return {
      form: '"…"',
      message: `${TOKEN} stands in quotes, which are no part of a token. Nothing was sent.`,
      hint: 'Take the quotes away where the client is given the token.',
    }
  const before = BEFORE.find(([pattern]) => pattern.test(token))?.[1]
  if (before !== undefined)
    return {
      form: `${before}, and more`,
      message: `${TOKEN} begins with ${before}, which is no part of a token. Nothing was sent.`,
      hint: `Set ${TOKEN} to the token alone.`,
    }
  if (!PLAIN.test(token))
    return {
      form: 'characters that no token has',
      message: `${TOKEN} holds characters that no token has: blanks, line ends or letters other than those of English. Nothing was sent.`,
      hint: 'Copy the token again (ClickUp → Settings → Apps → API Token), and nothing around it.',
    }
  return undefined
}
