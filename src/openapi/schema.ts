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
  /** What is taken there, in words: where a name may stand for its id. */
  readonly said?: string
}

export type Properties = Readonly<Record<string, Schema>>

export const typesOf = ({ type, properties, items }: Schema): readonly string[] => {
  if (type !== undefined) return typeof type === 'string' ? [type] : type
  return properties ? ['object'] : items ? ['array'] : []
}
