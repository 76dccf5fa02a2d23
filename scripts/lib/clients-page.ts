// The entries of docs/clients.md, as the code writes them.
import { asMarkdown } from '../../src/base/text/foreign-text.ts'
import { CLIENTS, entryFor } from '../../src/clients/clients.ts'

/** Stands for where the server is. */
const SCRIPT = '/path/to/clickup-copilot/dist/server.js'

const FENCES = { json: 'json', toml: 'toml', typescript: 'ts', shellscript: 'sh' } as const

const blockOf = (client: (typeof CLIENTS)[number]): string => {
  const { where, text, language, token, mind } = entryFor(client, { script: SCRIPT, flags: [] })
  const fence = ['```', '```'] as const
  return [
    `${asMarkdown(where)} (\`clickup-mcp config ${client}\`):`,
    '',
    `${fence[0]}${FENCES[language]}`,
    text,
    fence[1],
    '',
    [token, ...mind].map((line) => `- ${asMarkdown(line)}`).join('\n'),
  ].join('\n')
}

/** The page with every marked entry as the code writes it now. */
export const withEntries = (text: string): string =>
  CLIENTS.reduce(
    (whole, client) =>
      whole.replace(
        new RegExp(`(<!-- entry ${client} -->\n)[\\s\\S]*?(<!-- /entry ${client} -->)`),
        (_, start: string, end: string) => `${start}${blockOf(client)}\n${end}`,
      ),
    text,
  )
