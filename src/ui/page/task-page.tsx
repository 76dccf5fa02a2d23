// The page of a task as a whole.
import * as l10n from '@vscode/l10n'
import type { Note, TaskShown } from '../messages.ts'
import type { PageState } from '../page-state.ts'
import { Comments } from './comments.tsx'
import { Facts, Fields } from './facts.tsx'
import { ask } from './host.ts'
import { Checklist, Files, RelatedTasks } from './parts.tsx'
import { Blocks } from './text.tsx'

const NoteAbove = ({ of, isOld }: { of: Note | undefined; isOld: boolean }) => (
  <div class="notes" role="status">
    {of ? (
      <p class={`note ${of.kind}`}>
        {of.kind === 'failed' && isOld ? `${l10n.t('Not up to date.')} ${of.text}` : of.text}{' '}
        {of.kind === 'failed' || of.kind === 'slow' ? (
          <button type="button" class="plain" onClick={() => ask({ is: 'refresh' })}>
            {l10n.t('Try Again')}
          </button>
        ) : null}
      </p>
    ) : null}
  </div>
)

const Head = ({ task }: { task: TaskShown }) => (
  <header>
    <p class="where">{[task.label, task.place].filter(Boolean).join(' · ')}</p>
    <h1>{task.name}</h1>
    <p class="tools">
      {task.isOnline ? (
        <button type="button" onClick={() => ask({ is: 'browse' })}>
          {l10n.t('Open in ClickUp')}
        </button>
      ) : null}
      <button type="button" onClick={() => ask({ is: 'ask' })}>
        {l10n.t('Ask Copilot')}
      </button>
      {task.canRename ? (
        <button type="button" onClick={() => ask({ is: 'act', act: 'renameTask' })}>
          {l10n.t('Rename…')}
        </button>
      ) : null}
      <button type="button" onClick={() => ask({ is: 'refresh' })}>
        {l10n.t('Refresh')}
      </button>
    </p>
  </header>
)

const Description = ({ task, state }: { task: TaskShown; state: PageState }) => (
  <section aria-label={l10n.t('Description')}>
    <h2>
      {l10n.t('Description')}{' '}
      {task.canDescribe ? (
        <button
          type="button"
          class="plain"
          onClick={() => ask({ is: 'act', act: 'editDescription' })}
        >
          {l10n.t('Edit…')}
        </button>
      ) : null}
    </h2>
    {task.description === undefined ? (
      <p class="none">{l10n.t('Reading the description…')}</p>
    ) : task.description.length === 0 ? (
      <p class="none">{l10n.t('No description')}</p>
    ) : (
      <div class="text">
        <Blocks of={task.description} pictures={state.pictures} />
      </div>
    )}
  </section>
)

const Task = ({ task, state }: { task: TaskShown; state: PageState }) => (
  <>
    <Head task={task} />
    {task.leftOut === undefined ? null : (
      <p class="note">{l10n.t('Not all of this task could be read: {0}', task.leftOut)}</p>
    )}
    <div class="columns">
      <section class="side" aria-label={l10n.t('Properties')}>
        <Facts of={task.facts} />
        {task.fields.length > 0 ? (
          <section aria-label={l10n.t('Custom fields')}>
            <h2>{l10n.t('Custom Fields')}</h2>
            <Fields of={task.fields} />
          </section>
        ) : null}
      </section>
      <div class="body">
        <Description task={task} state={state} />
        {task.checklists.map((list) => (
          <Checklist key={list.id} of={list} unticked={state.unticked} ticks={state.ticks} />
        ))}
        {task.related.map((group) => (
          <RelatedTasks key={group.key} of={group} names={state.names} />
        ))}
        {task.files.length > 0 ? <Files of={task.files} pictures={state.pictures} /> : null}
        <Comments of={task.comments} known={state} />
      </div>
    </div>
  </>
)

export const TaskPage = ({ state }: { state: PageState }) => (
  <main>
    <NoteAbove of={state.note} isOld={state.task !== undefined} />
    {state.task ? <Task key={state.task.id} task={state.task} state={state} /> : null}
  </main>
)
