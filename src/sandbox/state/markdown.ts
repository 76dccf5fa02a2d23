// Markdown through ClickUp's editor: as plain text, and as the editor gives it back.

/** Formatting and images are lost. */
export const plainText = (markdown: string) =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^#{1,6} +/gm, '')
    .replace(/^(\s*)[-*] \[[ x]\] /gm, '$1')
    .replace(/^(\s*)[-*] /gm, '$1')
    .replace(/(\*\*|__|`)/g, '')

/** Text that means itself. */
export const escaped = (text: string) => text.replace(/[\\`*_#[\]]/g, '\\$&')

const normalLine = (line: string) =>
  line
    .replace(/^(\s*)[*+] /, '$1- ')
    .replace(/^(\s*\d+)\) /, '$1. ')
    .replace(/__([^_]+)__/g, '**$1**')
    .replace(/\s+$/, '')

/**
 * What a page has after it was saved: one kind of bullet and of bold, no blanks at line ends, no
 * more than one empty line. Code stays as it is.
 */
export const edited = (markdown: string) => {
  const blocks = markdown.replace(/\r\n?/g, '\n').split(/^(```[\s\S]*?^```)$/m)
  return blocks
    .map((block) =>
      block.startsWith('```')
        ? block
        : block
            .split('\n')
            .map(normalLine)
            .join('\n')
            .replace(/\n{3,}/g, '\n\n'),
    )
    .join('')
    .replace(/^\n+|\n+$/g, '')
}
