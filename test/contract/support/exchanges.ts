// Holds one request and its answer against the published OpenAPI documents.
import { isObject, type Parameter } from './documents.ts'
import { type Contract, createContract, type Found } from './support.ts'

/** As the sandbox's log gives it (`GET /__sandbox/log`); more keys do no harm. */
export type Exchange = {
  method: string
  /** Below the host: `/api/v2/…`. */
  path: string
  /** Raw, without `?`. */
  query: string
  /** Lower-case names. */
  headers: Record<string, string>
  body: string
  /** null = unanswered */
  status: number | null
  answer: string
}

/** What ClickUp answers though its documents do not say so (docs/clickup-facts.md §10). */
const SEEN: readonly RegExp[] = [/^GET \/api\/v2\/team\/[^/]+\/folder$/]
const isSeen = ({ method, path }: Exchange): boolean =>
  SEEN.some((one) => one.test(`${method} ${path}`))

let whole: Contract | undefined
const wholeContract = () => {
  whole ??= createContract()
  return whole
}

/** The text of a parameter as the type its schema names; text that does not fit stays text. */
const read = (text: string, schema: unknown): unknown => {
  const types = isObject(schema) ? [schema.type].flat() : []
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if (types.includes('integer') && /^-?\d+$/.test(text)) return Number(text)
  if (types.includes('number') && text.trim() !== '' && !Number.isNaN(Number(text))) {
    return Number(text)
  }
  return text
}

const parameterProblems = (
  contract: Contract,
  { operation }: Found,
  parameter: Parameter,
  values: readonly string[],
): string[] => {
  const { name, schema } = parameter
  if (values.length === 0) return parameter.required ? [`${name} is missing`] : []
  const isArray = isObject(schema) && schema.type === 'array'
  const items = isArray && isObject(schema) ? schema.items : schema
  const typed = values.map((value) => read(value, items))
  if (!isArray && typed.length > 1) return [`${name} is given ${typed.length} times`]
  const pointer = `/parameters/name=${name}/schema`
  return contract
    .check(operation, pointer, isArray ? typed : typed[0])
    .map((problem) => `${name}: ${problem}`)
}

const requestProblems = (contract: Contract, exchange: Exchange, found: Found): string[] => {
  const parameters = contract.parameters(found.operation)
  const query = new URLSearchParams(exchange.query)
  const given: Record<string, (name: string) => string[]> = {
    path: (name) => (found.path[name] === undefined ? [] : [found.path[name]]),
    query: (name) => query.getAll(name),
    header: (name) => {
      const value = exchange.headers[name.toLowerCase()]
      return value === undefined ? [] : [value]
    },
  }
  const declared = parameters
    // OpenAPI itself says that header parameters of these names are to be ignored.
    .filter((each) => !/^(content-type|accept|authorization)$/i.test(each.name))
    .flatMap((each) => parameterProblems(contract, found, each, given[each.in]?.(each.name) ?? []))
  const names = parameters.filter((each) => each.in === 'query').map((each) => each.name)
  const invented = [...new Set(query.keys())]
    .filter((name) => !names.includes(name))
    .map((name) => `the query parameter ${name} is not documented`)
  return [...declared, ...invented, ...bodyProblems(contract, exchange, found)]
}

const bodyProblems = (contract: Contract, exchange: Exchange, { operation }: Found): string[] => {
  const declared = contract.at(operation, '/requestBody')
  if (exchange.body === '') {
    return isObject(declared) && declared.required === true ? ['the body is missing'] : []
  }
  if (declared === undefined) return ['a body is not documented']
  const multipart = '/requestBody/content/multipart~1form-data'
  if (contract.at(operation, multipart) !== undefined) {
    const isForm = exchange.headers['content-type']?.startsWith('multipart/form-data; boundary=')
    return isForm ? [] : ['the content type is not multipart/form-data']
  }
  if (!/^application\/json\b/.test(exchange.headers['content-type'] ?? '')) {
    return ['the content type is not application/json']
  }
  const pointer = '/requestBody/content/application~1json/schema'
  const body: unknown = JSON.parse(exchange.body)
  return [
    ...contract.check(operation, pointer, body).map((problem) => `body: ${problem}`),
    ...inventedKeys(contract, operation, pointer, body),
  ]
}

/** The schemas allow any further key; a key that they do not name is nevertheless an invention. */
const inventedKeys = (
  contract: Contract,
  operation: Found['operation'],
  pointer: string,
  body: unknown,
): string[] => {
  const known = contract.keysOf(operation, pointer)
  if (!known || !isObject(body)) return []
  return Object.keys(body)
    .filter((key) => !known.includes(key))
    .map((key) => `body: ${key} is not documented`)
}

/** What every refusal looks like; the documents declare errors for a few operations only. */
const refusalProblems = (exchange: Exchange, version: string): string[] => {
  const { status, answer } = exchange
  if (status === null || status >= 500) return []
  if (answer === '404 page not found' || answer === '405 method not allowed') return []
  const body: unknown = JSON.parse(answer)
  if (!isObject(body)) return ['the error is no object']
  if (version === 'v3' && typeof body.status === 'number') {
    return typeof body.message === 'string' ? [] : ['the error has no message']
  }
  return typeof body.err === 'string' && typeof body.ECODE === 'string'
    ? []
    : ['the error has not the shape {err, ECODE}']
}

const answerProblems = (contract: Contract, exchange: Exchange, { operation }: Found): string[] => {
  const { status, answer } = exchange
  if (status === null) return []
  const declared = [`/responses/${status}`, '/responses/default'].find(
    (each) => contract.at(operation, each) !== undefined,
  )
  const isDefaultOnly = declared === '/responses/default' && status < 400
  if (declared === undefined || isDefaultOnly || answer === '404 page not found') {
    if (status < 400) return [`the status ${status} is not documented`]
    return refusalProblems(exchange, operation.version)
  }
  const schema = `${declared}/content/application~1json/schema`
  if (contract.at(operation, schema) === undefined || (status === 204 && answer === '')) return []
  return contract
    .check(operation, schema, JSON.parse(answer))
    .map((problem) => `answer: ${problem}`)
}

/**
 * Everything about the exchange that the published documents, with their known defects mended, do
 * not allow. Empty when all is well.
 *
 * @example expect(exchanges.flatMap((each) => validateExchange(each))).toEqual([])
 */
export const validateExchange = (
  exchange: Exchange,
  contract: Contract = wholeContract(),
): string[] => {
  const name = `${exchange.method} ${exchange.path}${exchange.query && `?${exchange.query}`}`
  const found = contract.find(exchange.method, exchange.path)
  if (!found) return isSeen(exchange) ? [] : [`${name}: no such operation is documented`]
  return [
    ...requestProblems(contract, exchange, found),
    ...answerProblems(contract, exchange, found),
  ].map((problem) => `${found.operation.id} ${name}: ${problem}`)
}
