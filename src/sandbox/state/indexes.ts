// Lists by key, kept up to date as things come and go.
import type { CommentTarget } from './model.ts'

export const push = <K, V>(index: Map<K, V[]>, key: K, value: V) => {
  const values = index.get(key)
  if (values) values.push(value)
  else index.set(key, [value])
}

export const drop = <K, V>(index: Map<K, V[]>, key: K, value: V) => {
  const values = index.get(key)
  const at = values ? values.indexOf(value) : -1
  if (values && at >= 0) values.splice(at, 1)
}

export const targetKey = (target: CommentTarget) => `${target.kind}:${target.id}`
