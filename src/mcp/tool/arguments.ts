// What no argument of any tool may hold, whatever its schema says.
import { CodedError } from '../../base/problems/error.ts'

const RESERVED = '__proto__'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const refuse = (message: string, hint: string): never => {
  throw new CodedError('INVALID_INPUT', message, { hint })
}

/** Half of a character can stand in no address and no request. */
const checkText = (text: string): void => {
  if (/\p{Cs}/u.test(text)) refuse('A text holds half of a character.', 'Write the text anew.')
}

/**
 * Looks at every name and text, however deep. A value called `__proto__` would be left out by the
 * schemas without a word, and the call would seem to have done what it was never told.
 * @throws CodedError INVALID_INPUT
 */
export const checkArguments = (args: unknown): void => {
  // Without recursion: how deep arguments are is up to the caller. The loop sees what is pushed.
  const objects: object[] = [{ args }]
  for (const object of objects) {
    if (Object.hasOwn(object, RESERVED))
      refuse(`Nothing can be called "${RESERVED}".`, 'Use another name.')
    for (const [name, value] of Object.entries(object)) {
      checkText(name)
      if (typeof value === 'string') checkText(value)
      if (isObject(value)) objects.push(value)
    }
  }
}
