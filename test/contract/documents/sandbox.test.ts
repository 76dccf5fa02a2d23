// What the sandbox answers is what the published documents promise, except for their known defects.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/sandbox/http/app.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import type { Defect } from '../support/defect.ts'
import { drive } from '../support/drive.ts'
import { type Exchange, validateExchange } from '../support/exchanges.ts'
import { knownDefects } from '../support/known-defects.ts'
import { createContract } from '../support/support.ts'

let sandbox: Sandbox
let exchanges: Exchange[]

beforeAll(async () => {
  sandbox = await startSandbox({ rate: 1_000 })
  exchanges = await drive(sandbox)
})
afterAll(() => sandbox.close())

describe('the sandbox against the documents', () => {
  it('answers every request of the tour', () => {
    const failed = exchanges.filter(({ status }) => status === null || status >= 400)
    expect(failed.map(({ method, path, answer }) => `${method} ${path}: ${answer}`)).toEqual([])
  })

  it('was asked for every operation that it has', () => {
    const asked = (method: string, path: string) => {
      const pattern = new RegExp(`^/api${path.replace(/:[a-z_]+/g, '[^/]+')}$`)
      return exchanges.some((each) => each.method === method && pattern.test(each.path))
    }
    const { find } = createContract()
    const missing = routes
      // A few operations are there without being documented.
      .filter(({ method, path }) => find(method, `/api${path}`) !== undefined)
      .map(({ method, path }) => [method.toUpperCase(), path] as const)
      .filter(([method, path]) => !asked(method, path))
    expect(missing).toEqual([])
  })

  it('takes and gives only what is documented', () => {
    expect(exchanges.flatMap((each) => validateExchange(each))).toEqual([])
  })
})

const titled = knownDefects.map((defect) => ({
  defect,
  title: `${defect.operationId} ${defect.where} ${JSON.stringify(defect.mend)}`,
}))

describe('the known defects', () => {
  it.each(titled)('$title is still needed', ({ defect }) => {
    const others = createContract(knownDefects.filter((each) => each !== defect))
    const operationOf = ({ method, path }: Exchange) => others.find(method, path)?.operation.id
    // Its own operation first: other operations only refer to it.
    const own = exchanges.filter((each) => operationOf(each) === defect.operationId)
    const needed = [...own, ...exchanges].some((each) => validateExchange(each, others).length > 0)
    expect(needed, defect.reason).toBe(true)
  })

  it('refuse a place that does not exist', () => {
    const gone: Defect = {
      operationId: 'GetTask',
      where: '/responses/200/content/application~1json/schema/properties/gone',
      mend: { replace: {} },
      reason: 'an example',
    }
    expect(() => createContract([gone])).toThrow('nothing is at')
  })
})
