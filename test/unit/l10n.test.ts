// Sentences that people read: all are collected for translators, and none is left out.
import { describe, expect, it } from 'vitest'
import { textsIn, untranslatedIn } from '../../scripts/lib/l10n.ts'

describe('what is collected for translators', () => {
  const sentencesOf = (source: string) => textsIn('some.ts', source).sentences

  it.each([
    ["l10n.t('Sign In')", ['Sign In']],
    ["t('It\\'s \"{0}\"', name)", ['It\'s "{0}"']],
    ["onlooker.t('due {0}', day)", ['due {0}']],
    ["l10n.t(isOne ? '1 task' : '{0} tasks', count)", ['1 task', '{0} tasks']],
    [
      `l10n.t\`Give \\\`text\\\` to \${nameOf(user)} of \${list}.\``,
      ['Give `text` to {0} of {1}.'],
    ],
    [`l10n.t\`in \${l10n.t('no list')}\``, ['in {0}', 'no list']],
  ])('%s gives %j', (source, sentences) => {
    expect(sentencesOf(source)).toEqual(sentences)
  })

  it.each(['l10n.t(message)', "t('due ' + day)", `t(\`due \${day}\`)`])(
    'nothing can be made of %s, and that is said',
    (source) => {
      expect(() => sentencesOf(`\n${source}`)).toThrow('some.ts:2: what is translated must be')
    },
  )
})

describe('what no translation reaches', () => {
  const othersOf = (source: string) => textsIn('some.ts', source).others.map(({ text }) => text)

  it.each([
    ["new ClickUpError('NOT_FOUND', 'There is no list.')", ['There is no list.']],
    [`refuse(\`No list "\${name}".\`, 1)`, ['No list "{0}".']],
    ["const problem = { code: 'X', hint: 'Try again.' }", ['Try again.']],
    [`l10n.t\`in \${list ?? 'no list'}\``, ['no list']],
  ])('is found in %s', (source, others) => {
    expect(othersOf(source)).toEqual(others)
  })

  it.each([
    `new ClickUpError('NOT_FOUND', l10n.t\`There is no list \${name}.\`)`,
    `setStatusBarMessage(\`$(check) \${done}\`, '/v2/list', ' / ')`,
    "this.#options.log.warn('The token is gone.')",
  ])('is not %s', (source) => {
    expect(othersOf(source)).toEqual([])
  })

  // What ClickUp or the code itself reads.
  const NOT_SAID = ['end of month']

  it('is no sentence that people read', () => {
    const found = untranslatedIn('account', 'commands')
    const stands = (one: string, text: string) => one.endsWith(`: ${text}`)
    expect(found.filter((one) => !NOT_SAID.some((text) => stands(one, text)))).toEqual([])
    expect(NOT_SAID.filter((text) => !found.some((one) => stands(one, text)))).toEqual([])
  })
})
