// The page of a task as HTML, written out from the tree of its Markdown: of what other people wrote
// there is nothing in it but escaped words and links that lead out. It runs no script and fetches
// nothing, which its policy says as well.
import type { Nodes, Table } from 'mdast'
import { parseMarkdown } from '../../../base/text/markdown.ts'
import { leadsOut } from '../../../base/text/safe-markdown.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? '')

const inside = ({ children }: { readonly children: readonly Nodes[] }): string =>
  children.map(htmlOf).join('')

const rowOf = (cells: readonly Nodes[], tag: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${'children' in cell ? inside(cell) : ''}</${tag}>`).join('')}</tr>`

const tableOf = ({ children: [head, ...rows] }: Table): string =>
  `<table><thead>${rowOf(head?.children ?? [], 'th')}</thead><tbody>${rows
    .map(({ children }) => rowOf(children, 'td'))
    .join('')}</tbody></table>`

/** A box that shows, and cannot be ticked here. */
const boxOf = (checked: boolean | null | undefined): string =>
  typeof checked === 'boolean'
    ? `<input type="checkbox" disabled${checked ? ' checked' : ''}> `
    : ''

const listOf = (node: Extract<Nodes, { type: 'list' }>): string => {
  const items = node.children.map((item) => {
    // A paragraph of its own would stand apart from the bullet.
    const parts = item.children.map((part) =>
      part.type === 'paragraph' && !node.spread && !item.spread ? inside(part) : htmlOf(part),
    )
    return `<li>${boxOf(item.checked)}${parts.join('')}</li>`
  })
  const start = typeof node.start === 'number' ? ` start="${node.start}"` : ''
  return node.ordered ? `<ol${start}>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`
}

const htmlOf = (node: Nodes): string => {
  switch (node.type) {
    case 'heading':
      return `<h${node.depth}>${inside(node)}</h${node.depth}>`
    case 'paragraph':
      return `<p>${inside(node)}</p>`
    case 'blockquote':
      return `<blockquote>${inside(node)}</blockquote>`
    case 'list':
      return listOf(node)
    case 'table':
      return tableOf(node)
    case 'thematicBreak':
      return '<hr>'
    case 'code':
      return `<pre><code>${escaped(node.value)}</code></pre>`
    case 'inlineCode':
      return `<code>${escaped(node.value)}</code>`
    case 'break':
      return '<br>'
    case 'strong':
      return `<strong>${inside(node)}</strong>`
    case 'emphasis':
      return `<em>${inside(node)}</em>`
    case 'delete':
      return `<del>${inside(node)}</del>`
    case 'link':
      return leadsOut(node.url)
        ? `<a href="${escaped(node.url)}">${inside(node)}</a>`
        : inside(node)
    case 'image':
      return escaped(node.alt || node.url)
    default:
      if ('children' in node) return inside(node)
      return 'value' in node ? escaped(node.value) : ''
  }
}

/** As VS Code's own Markdown preview looks, in the colours and the font of the theme. */
const STYLE = `
body { font-size: 14px; line-height: 1.6; padding: 0 26px; max-width: 900px; margin: 0 auto;
  overflow-wrap: break-word; color: var(--vscode-editor-foreground);
  font-family: var(--vscode-markdown-font-family, var(--vscode-font-family)); }
main { padding: 20px 0; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.25; margin: 24px 0 16px; }
h1 { font-size: 2em; padding-bottom: 0.3em; }
main > :first-child { margin-top: 0; }
h2 { font-size: 1.5em; padding-bottom: 0.3em; }
h1, h2 { border-bottom: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
p, ul, ol, table, pre { margin: 0 0 16px; }
li > p { margin: 0 0 8px; }
hr { border: 0; border-bottom: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
a { color: var(--vscode-textLink-foreground); text-decoration: underline; }
a:hover { color: var(--vscode-textLink-activeForeground); }
blockquote { margin: 0 0 16px; padding: 8px 16px; border-left: 5px solid;
  background: var(--vscode-textBlockQuote-background);
  border-color: var(--vscode-textBlockQuote-border); }
blockquote > :last-child { margin-bottom: 0; }
code { font-family: var(--vscode-editor-font-family, monospace); font-size: 13px;
  color: var(--vscode-textPreformat-foreground); }
pre { padding: 12px; overflow: auto; background: var(--vscode-textCodeBlock-background); }
pre code { color: inherit; }
table { border-collapse: collapse; }
th, td { padding: 5px 10px; text-align: left;
  border-bottom: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
`

export interface PageFrame {
  /** Allows the style alone; another one each time. */
  readonly nonce: string
  /** The language of the person, such as `en`. */
  readonly language: string
  /** Plain text. */
  readonly title: string
}

/** @param markdown whose links lead out, or are taken for words */
export const pageHtml = (markdown: string, { nonce, language, title }: PageFrame): string =>
  `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main>${htmlOf(parseMarkdown(markdown))}</main></body>
</html>`
