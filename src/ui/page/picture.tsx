// A picture, marked as one: asked for when it comes into sight, and shown from data alone.
import * as l10n from '@vscode/l10n'
import { ask } from './host.ts'
import { Link } from './link.tsx'
import { useSeen } from './seen.ts'

/** As data, by their keys; empty where one could not be had. */
export type Pictures = Readonly<Record<string, string>>

interface Props {
  readonly alt: string
  readonly url?: string
  /** By which it can be asked for, if it can. */
  readonly of?: string
  readonly pictures: Pictures
}

const Mark = () => (
  <span class="mark" aria-hidden="true">
    ▧
  </span>
)

const Named = ({ alt, why }: { alt: string; why?: string }) => (
  <>
    <Mark /> {l10n.t('Picture')}
    {alt === '' ? '' : `: ${alt}`}
    {why ? ` (${why})` : ''}
  </>
)

const Shown = ({ alt, of, pictures }: { alt: string; of: string; pictures: Pictures }) => {
  const data = pictures[of]
  const ref = useSeen<HTMLSpanElement>(data === undefined ? of : '', () =>
    ask({ is: 'picture', key: of }),
  )
  if (data) return <img src={data} alt={alt || l10n.t('Picture')} title={alt} />
  return (
    <span class="picture" ref={ref}>
      <Named alt={alt} {...(data === '' ? { why: l10n.t('could not be loaded') } : {})} />
    </span>
  )
}

export const Picture = ({ alt, url, of, pictures }: Props) => {
  if (of !== undefined) return <Shown alt={alt} of={of} pictures={pictures} />
  const named = <Named alt={alt} />
  return <span class="picture">{url === undefined ? named : <Link url={url}>{named}</Link>}</span>
}
