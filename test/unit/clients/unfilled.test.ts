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

  it.each(['<pk_1_SECRET>', `\${pk_1_SECRET}`, '"pk_1_SECRET"', `\${X:-pk_1_SECRET}`])(
    'that may be within %s is not told',
    (said) => {
      expect(JSON.stringify(read(said))).not.toContain('SECRET')
    },
  )
})
