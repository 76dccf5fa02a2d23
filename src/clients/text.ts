// How texts are written that are pasted elsewhere.

export const json = (value: object): string => JSON.stringify(value, undefined, 2)

/** One word of a shell, whatever stands in it; PowerShell reads it alike. */
export const inShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Bare where a shell reads nothing into it. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : inShell(text)

/** In TypeScript, in single quotes. */
export const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
