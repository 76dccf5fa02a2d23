// The frame of a page: what it may run and fetch is said by its policy, and nothing of anybody is in it.
import { describe, expect, it } from 'vitest'
import { pageHtml } from '../../../src/extension/views/task/page-html.ts'

const html = pageHtml({ nonce: 'n0', language: 'de', script: 'draw()', style: 'b{}' })

describe('the frame of a page', () => {
  it('allows one script, one style and pictures that are data, and nothing else', () => {
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? []
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      'img-src data:',
      "script-src 'nonce-n0'",
      "style-src 'nonce-n0'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('<script nonce="n0">draw()</script>')
    expect(html).toContain('<style nonce="n0">b{}</style>')
    expect(html).not.toMatch(/https?:|url\(|src=/)
  })

  it('says its language, which is no more than that', () => {
    expect(html).toContain('<html lang="de">')
    const frame = { nonce: 'n0', script: '', style: '' }
    expect(pageHtml({ ...frame, language: 'pt-br' })).toContain('<html lang="pt-br">')
    expect(pageHtml({ ...frame, language: '"><b>' })).toContain('<html lang="b">')
  })

  it('ends neither script nor style before its end', () => {
    const script = 'a("</script><b>", "</SCRIPT>")'
    const written = pageHtml({ nonce: 'n0', language: 'en', script, style: '/*</style>*/' })
    expect(written).toContain('a("<\\/script><b>", "<\\/SCRIPT>")')
    expect(written.match(/<\/(script|style)>/gi)).toHaveLength(2)
  })
})
