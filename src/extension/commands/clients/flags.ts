// What an agent may do by the settings of VS Code, as another client is told it: by flags of the server.
import { DEFAULT_ACCESS, DEFAULT_TOOLSETS, type Rules } from '../../../access/rules.ts'

const unlessUsual = (
  flag: string,
  chosen: readonly string[],
  usual: readonly string[],
): readonly string[] => {
  const said = chosen.join(',')
  // Nothing at all would stand for the default.
  return said === usual.join(',') ? [] : [flag, said || ',']
}

/** Nothing for what holds without being said. */
export const flagsOf = ({ access, toolsets, expiresAt }: Rules): readonly string[] => [
  ...unlessUsual('--access', access, DEFAULT_ACCESS),
  ...unlessUsual('--toolsets', toolsets, DEFAULT_TOOLSETS),
  ...(expiresAt === undefined ? [] : ['--expires-at', expiresAt]),
]
