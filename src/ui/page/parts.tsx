// What belongs to a task: its check lists, its files, and the tasks that it hangs together with.
import * as l10n from '@vscode/l10n'
import { useEffect, useState } from 'preact/hooks'
import type { ChecklistShown, FileShown, OtherTask, Related } from '../messages.ts'
import type { PageState } from '../page-state.ts'
import { Dot } from './facts.tsx'
import { ask } from './host.ts'
import { Link } from './link.tsx'
import { Picture, type Pictures } from './picture.tsx'
import { useSeen } from './seen.ts'

interface ItemProps {
  readonly list: string
  readonly item: ChecklistShown['items'][number]
  readonly why: string | undefined
  readonly ticks: number
}

/** It shows at once what was clicked, until the extension says what came of it. */
const Item = ({ list, item, why, ticks }: ItemProps) => {
  const [clicked, setClicked] = useState<boolean>()
  // Both are words of the extension: that it was done, and what is so now.
  useEffect(() => setClicked(undefined), [item.ticked, ticks])
  const ticked = clicked ?? item.ticked
  return (
    <li>
      <label class={ticked ? 'item done' : 'item'}>
        <input
          type="checkbox"
          checked={ticked}
          aria-busy={clicked !== undefined}
          onChange={({ currentTarget: { checked } }) => {
            setClicked(checked)
            ask({ is: 'tick', list, item: item.id, ticked: checked })
          }}
        />
        <span>{item.name}</span>
      </label>
      {why === undefined ? null : <p class="problem">{why}</p>}
    </li>
  )
}

interface ChecklistProps extends Pick<PageState, 'unticked' | 'ticks'> {
  readonly of: ChecklistShown
}

export const Checklist = ({ of: { id, name, items }, unticked, ticks }: ChecklistProps) => {
  const done = items.filter(({ ticked }) => ticked).length
  return (
    // Several may have one name: none is a landmark.
    <section>
      <h2>
        {name} <span class="count">{l10n.t('{0} of {1} done', done, items.length)}</span>
      </h2>
      <ul class="items">
        {items.map((item) => (
          <Item key={item.id} list={id} item={item} why={unticked[item.id]} ticks={ticks} />
        ))}
      </ul>
    </section>
  )
}

const Other = ({ task }: { task: OtherTask }) => (
  <li>
    <button type="button" class="task" onClick={() => ask({ is: 'open', id: task.id })}>
      {task.status ? <Dot status={task.status} /> : null}
      <span class="id">{task.label}</span> <span class="name">{task.name ?? l10n.t('…')}</span>{' '}
      {task.status ? <span class="aside">{task.status.name}</span> : null}{' '}
      {task.people ? <span class="aside">{task.people}</span> : null}
    </button>
  </li>
)

export const RelatedTasks = ({ of, names }: { of: Related; names: PageState['names'] }) => {
  const nameless = of.tasks.filter(({ id, name }) => name === undefined && !names[id])
  const ids = nameless.map(({ id }) => id).slice(0, 50)
  const ref = useSeen<HTMLElement>(ids.join(' '), () => ask({ is: 'names', ids }))
  return (
    <section ref={ref} aria-label={of.label}>
      <h2>
        {of.label} <span class="count">{of.tasks.length}</span>
      </h2>
      <ul class="tasks">
        {of.tasks.map((task) => (
          <Other key={task.id} task={task.name === undefined ? (names[task.id] ?? task) : task} />
        ))}
      </ul>
    </section>
  )
}

const File = ({ file, pictures }: { file: FileShown; pictures: Pictures }) => (
  <li class="file">
    {file.isPicture ? <Picture alt={file.name} of={file.key} pictures={pictures} /> : null}
    <span class="filename">
      {file.url === undefined ? file.name : <Link url={file.url}>{file.name}</Link>}{' '}
      <span class="aside">{file.size}</span>
    </span>
  </li>
)

export const Files = ({ of, pictures }: { of: readonly FileShown[]; pictures: Pictures }) => (
  <section aria-label={l10n.t('Attachments')}>
    <h2>
      {l10n.t('Attachments')} <span class="count">{of.length}</span>
    </h2>
    <ul class="files">
      {of.map((file) => (
        <File key={file.key} file={file} pictures={pictures} />
      ))}
    </ul>
  </section>
)
