// Emoji as ClickUp writes them in comments: their code points, `1F44D` or `2764-FE0F`.

const CODES = /^(?:[0-9a-f]{4,6}|[0-9a-f]{2,6}(?:-[0-9a-f]{2,6})+)$/i

/** The emoji itself; what is no code stays as it is. */
export const emojiOf = (code: string): string => {
  if (!CODES.test(code)) return code
  const points = code.split('-').map((point) => Number.parseInt(point, 16))
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : code
}
