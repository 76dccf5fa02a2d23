// The frame of a page: a script and a style of ours, which its policy names one by one, and nothing else
// of anybody. It fetches nothing; pictures are handed to it as data.

export interface PageFrame {
  /** Allows this script and this style alone; another one each time. */
  readonly nonce: string
  /** The language of the person, such as `en`. */
  readonly language: string
  readonly script: string
  readonly style: string
}

const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    'img-src data:',
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** Neither ends before its own end, whatever is written in it. */
const closed = (text: string, tag: 'script' | 'style'): string =>
  text.replaceAll(new RegExp(`</(?=${tag})`, 'gi'), '<\\/')

export const pageHtml = ({ nonce, language, script, style }: PageFrame): string =>
  `<!DOCTYPE html>
<html lang="${language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyOf(nonce)}">
<title>ClickUp</title>
<style nonce="${nonce}">${closed(style, 'style')}</style>
</head>
<body>
<div id="page"></div>
<script nonce="${nonce}">${closed(script, 'script')}</script>
</body>
</html>`
