// A link that the extension opens, after it has looked where it leads.
import type { ComponentChildren } from 'preact'
import { ask } from './host.ts'

export const Link = ({ url, children }: { url: string; children: ComponentChildren }) => (
  <a
    href={url}
    title={url}
    onClick={(event) => {
      // VS Code opens the links of a page by itself where it hears of them.
      event.preventDefault()
      event.stopPropagation()
      ask({ is: 'link', url })
    }}
    onAuxClick={(event) => event.preventDefault()}
  >
    {children}
  </a>
)
