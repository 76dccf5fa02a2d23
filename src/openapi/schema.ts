// The part of JSON Schema that the catalogue is written in.

export interface Schema {
  readonly type?: string | readonly string[]
  /** Sent as one JSON text. */
  readonly json?: true
  readonly enum?: readonly unknown[]
  readonly properties?: Properties
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
}

export type Properties = Readonly<Record<string, Schema>>

export const typesOf = ({ type, properties, items }: Schema): readonly string[] => {
  if (type !== undefined) return typeof type === 'string' ? [type] : type
  return properties ? ['object'] : items ? ['array'] : []
}

/** Integers that are moments: ClickUp takes epoch milliseconds. */
export const isMoment = (name: string, schema: Schema): boolean =>
  /(^|_)(date|start|end|stop|since)(_|$)/.test(name) &&
  typesOf(schema).some((type) => type === 'integer' || type === 'number')
