// A token that a client did not fill in is known for what it is.
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/mcp/config/config.ts'

const read = (token: string) => {
  const { config } = readConfig([], { CLICKUP_API_TOKEN: token })
  return { token: config.token, unfilled: config.unfilled }
}

describe('a token', () => {
  it.each(['pk_12345678_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', '300_abc', '12345678_0a1b2c3d4e'])(
    '%s is one',
    (token) => {
      expect(read(` ${token} `)).toEqual({ token, unfilled: undefined })
    },
  )

  it.each([
    [`\${CLICKUP_API_TOKEN}`, `\${…}`],
    [`\${env:CLICKUP_API_TOKEN}`, `\${…}`],
    [`\${input:clickup-token}`, `\${…}`],
    ['Bearer $' + '{CLICKUP_API_TOKEN}', `\${…}`],
    ['{env:CLICKUP_API_TOKEN}', '{env:…}'],
    ['{{ secrets.CLICKUP }}', '{{…}}'],
    ['$CLICKUP_API_TOKEN', '$…'],
    ['$env:CLICKUP_API_TOKEN', '$env:…'],
    ['%CLICKUP_API_TOKEN%', '%…%'],
    ['<your ClickUp token>', '<…>'],
    ['"$' + '{CLICKUP_API_TOKEN}"', `\${…}`],
    ['pk_…', 'pk_…'],
    ['pk_...', 'pk_…'],
    ['your-token-here', 'your-…'],
    ['YOUR_CLICKUP_API_TOKEN', 'your-…'],
    ['your token', 'your-…'],
    ['[token]', '[…]'],
    ['undefined', 'null'],
    ['null', 'null'],
    ['NaN', 'null'],
    ['[object Object]', '[…]'],
  ])('%s stands for one', (said, form) => {
    const { token, unfilled } = read(said)
    expect(token).toBeUndefined()
    expect(unfilled?.message).toContain(`of the form ${form}:`)
    expect(unfilled?.hint).toContain('Cline')
  })

  it.each(['"pk_1_SECRET"', "'pk_1_SECRET'", '`pk_1_SECRET`', '“pk_1_SECRET”'])(
    '%s stands in quotes',
    (said) => {
      const { token, unfilled } = read(said)
      expect(token).toBeUndefined()
      expect(unfilled?.message).toContain('in quotes')
    },
  )

  it.each([
    ['Bearer pk_12345678_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 'the word Bearer'],
    ['bearer 300_abc', 'the word Bearer'],
    ['CLICKUP_API_TOKEN=pk_12345678_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 'a name and ='],
    ['export CLICKUP_API_TOKEN=300_abc', 'a name and ='],
  ])('%s begins with what is none', (said, before) => {
    const { token, unfilled } = read(said)
    expect(token).toBeUndefined()
    expect(unfilled?.message).toContain(`begins with ${before},`)
  })

  it.each(['tök€n', 'pk_1_SE\u0000CRET', 'pk_1_SECRET pk_2_SECRET', 'pk_1_SECRET\npk_2_SECRET'])(
    '%j holds what no token holds',
    (said) => {
      const { token, unfilled } = read(said)
      expect(token).toBeUndefined()
      expect(unfilled?.message).toContain('holds characters')
    },
  )

  it.each([
    '<pk_1_SECRET>',
    'Bearer pk_1_SECRET',
    'X=pk_1_SECRET',
    'pk_1_SECRET ö',
    `\${pk_1_SECRET}`,
    '"pk_1_SECRET"',
    `\${X:-pk_1_SECRET}`,
  ])('that may be within %s is not told', (said) => {
    expect(JSON.stringify(read(said))).not.toContain('SECRET')
  })
})
