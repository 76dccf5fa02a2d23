// Draws a text that other people wrote, form by form: what is not one of these is not drawn.
import type { Block, Inline } from '../text-tree.ts'
import { Link } from './link.tsx'
import { Picture, type Pictures } from './picture.tsx'

const Words = ({ of, pictures }: { of: readonly Inline[]; pictures: Pictures }) => (
  <>
    {of.map((one, i) => (
      <Word key={i} of={one} pictures={pictures} />
    ))}
  </>
)

const Word = ({ of, pictures }: { of: Inline; pictures: Pictures }) => {
  if (typeof of === 'string') return <>{of}</>
  const below = 'in' in of ? <Words of={of.in} pictures={pictures} /> : null
  switch (of.is) {
    case 'strong':
      return <strong>{below}</strong>
    case 'emphasis':
      return <em>{below}</em>
    case 'strike':
      return <del>{below}</del>
    case 'code':
      return <code>{of.text}</code>
    case 'break':
      return <br />
    case 'link':
      return <Link url={of.url}>{below}</Link>
    case 'picture':
      return (
        <Picture
          alt={of.alt}
          pictures={pictures}
          {...(of.url === undefined ? {} : { url: of.url })}
          {...(of.key === undefined ? {} : { of: of.key })}
        />
      )
  }
}

const Box = ({ ticked }: { ticked: boolean }) => (
  <span class="tick" role="img" aria-label={ticked ? '☑' : '☐'}>
    {ticked ? '☑' : '☐'}
  </span>
)

const Form = ({ of, pictures }: { of: Block; pictures: Pictures }) => {
  const words = (some: readonly Inline[]) => <Words of={some} pictures={pictures} />
  const blocks = (some: readonly Block[]) => <Blocks of={some} pictures={pictures} />
  switch (of.is) {
    case 'paragraph':
      return <p>{words(of.in)}</p>
    case 'heading': {
      // Below the headings of the page itself.
      const Heading = (['h3', 'h4', 'h5', 'h6'] as const)[Math.min(of.depth, 4) - 1] ?? 'h6'
      return <Heading>{words(of.in)}</Heading>
    }
    case 'quote':
      return <blockquote>{blocks(of.in)}</blockquote>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may have to be scrolled by keys
        <pre tabIndex={0}>
          <code>{of.text}</code>
        </pre>
      )
    case 'rule':
      return <hr />
    case 'list': {
      const items = of.items.map((item, i) => (
        <li key={i} class={item.ticked === undefined ? '' : 'box'}>
          {item.ticked === undefined ? null : <Box ticked={item.ticked} />}
          {blocks(item.in)}
        </li>
      ))
      return of.ordered ? <ol start={of.start ?? 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may have to be scrolled by keys
        <div class="table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {of.head.map((cell, i) => (
                  <th key={i} scope="col">
                    {words(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, j) => (
                    <td key={j}>{words(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

export const Blocks = ({ of, pictures }: { of: readonly Block[]; pictures: Pictures }) => (
  <>
    {of.map((one, i) => (
      <Form key={i} of={one} pictures={pictures} />
    ))}
  </>
)
