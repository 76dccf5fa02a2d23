import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const { call } = usePair()

const namesFor = async (query: string) => {
  const { result } = await call('find_members', { query })
  return (result?.rows ?? []).map(([, name]: string[]) => name)
}

describe('find_members', () => {
  it('lists everybody and every group', async () => {
    const { result } = await call('find_members')
    expect(result.columns).toEqual(['id', 'name', 'email'])
    expect(result.rows).toHaveLength(9)
    expect(result.rows[0]).toEqual(['44010001', 'Alex Rivera', 'alex.rivera@acme.example'])
    expect(result.groups).toEqual([
      { name: 'Backend', members: 'Alex Rivera, Sam Chen, Priya Nair, Jonas Weber' },
      { name: 'Design', members: 'Lena Fischer, Maria Santos' },
    ])
  })

  it.each([
    ['me', ['Alex Rivera']],
    ['@Me', ['Alex Rivera']],
    ['priya', ['Priya Nair']],
    ['priya.nair@acme.example', ['Priya Nair']],
    ['sam', ['Sam Chen', 'Sam Okafor']],
    ['44010007', ['Lena Fischer']],
    ['JW', ['Jonas Weber']],
  ])('finds %j', async (query, names) => {
    expect(await namesFor(query)).toEqual(names)
  })

  it('finds a group by name', async () => {
    const { result } = await call('find_members', { query: 'backend' })
    expect(result.groups.map(({ name }: { name: string }) => name)).toEqual(['Backend'])
    expect(result).not.toHaveProperty('rows')
  })

  it('says that it found nobody, with the nearest names', async () => {
    const answer = await call('find_members', { query: 'Pria Nayr' })
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(answer.issues?.[0]?.candidates).toContain('Priya Nair')
  })
})
