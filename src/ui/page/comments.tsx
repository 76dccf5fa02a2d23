// The talk about a task, oldest first, and the box at its end.
import * as l10n from '@vscode/l10n'
import { useState } from 'preact/hooks'
import type { CommentShown, CommentsShown } from '../messages.ts'
import type { PageState } from '../page-state.ts'
import { Box } from './box.tsx'
import { ask, boxesWithDrafts } from './host.ts'
import { Blocks } from './text.tsx'

type Known = Pick<PageState, 'people' | 'pictures' | 'posted'>

const Said = ({ of, known }: { of: CommentShown; known: Known }) => (
  <>
    <p class="by">
      <span class="initials" aria-hidden="true">
        {of.initials}
      </span>
      <strong>{of.by}</strong>{' '}
      <time class="aside" title={of.at}>
        {of.when}
      </time>
      {of.assignee === undefined ? null : (
        <span class="aside"> {l10n.t('assigned to {0}', of.assignee)}</span>
      )}
      {of.isResolved ? <span class="aside"> {l10n.t('resolved')}</span> : null}
    </p>
    <div class="text">
      <Blocks of={of.text} pictures={known.pictures} />
    </div>
  </>
)

const countOf = (count: number): string =>
  count === 1 ? l10n.t('1 Reply') : l10n.t('{0} Replies', count)

const Thread = ({ of, known }: { of: CommentShown; known: Known }) => {
  const box = `reply:${of.id}`
  const [isOpened, setIsOpened] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  // A text that was begun stands there again.
  const isWriting =
    isOpened || known.posted[box]?.is === 'unsent' || boxesWithDrafts().includes(box)
  const { replies, repliesFailure, replyCount } = of
  return (
    <li class="comment" data-id={of.id}>
      <Said of={of} known={known} />
      {replies && replies.length > 0 ? (
        <ul class="comments">
          {replies.map((reply) => (
            <li class="comment" key={reply.id}>
              <Said of={reply} known={known} />
            </li>
          ))}
        </ul>
      ) : null}
      {repliesFailure === undefined ? null : (
        <p class="problem">
          {l10n.t('The replies could not be read: {0}', repliesFailure)}{' '}
          <button type="button" class="plain" onClick={() => ask({ is: 'refresh' })}>
            {l10n.t('Try Again')}
          </button>
        </p>
      )}
      <p class="under">
        {!replies && repliesFailure === undefined && replyCount > 0 ? (
          <button
            type="button"
            class="plain"
            aria-busy={isAsked}
            onClick={() => {
              setIsAsked(true)
              ask({ is: 'replies', of: of.id })
            }}
          >
            {countOf(replyCount)}
          </button>
        ) : null}{' '}
        {isWriting ? null : (
          <button type="button" class="plain" onClick={() => setIsOpened(true)}>
            {l10n.t('Reply')}
          </button>
        )}
      </p>
      {isWriting ? (
        <Box
          box={box}
          label={l10n.t('Reply to {0}', of.by)}
          to={of.id}
          people={known.people}
          posted={known.posted[box]}
          isOpened={isOpened}
        />
      ) : null}
    </li>
  )
}

const Older = () => (
  <p>
    {l10n.t('These are the latest comments; there may be older ones.')}{' '}
    <button type="button" class="plain" onClick={() => ask({ is: 'older' })}>
      {l10n.t('Show Older')}
    </button>
  </p>
)

export const Comments = ({ of, known }: { of: CommentsShown | undefined; known: Known }) => (
  <section aria-label={l10n.t('Comments')}>
    <h2>
      {l10n.t('Comments')}{' '}
      {of && of.list.length > 0 ? (
        <span class="count">
          {of.hasOlder ? l10n.t('{0} latest', of.list.length) : of.list.length}
        </span>
      ) : null}
    </h2>
    {of === undefined ? <p class="none">{l10n.t('Reading the comments…')}</p> : null}
    {of?.failure === undefined ? null : (
      <p class="problem">
        {l10n.t('The comments could not be read: {0}', of.failure)}{' '}
        <button type="button" class="plain" onClick={() => ask({ is: 'refresh' })}>
          {l10n.t('Try Again')}
        </button>
      </p>
    )}
    {of?.hasOlder ? <Older /> : null}
    {of && of.list.length > 0 ? (
      <ul class="comments">
        {of.list.map((comment) => (
          <Thread key={comment.id} of={comment} known={known} />
        ))}
      </ul>
    ) : null}
    <Box
      box="task"
      label={l10n.t('Write a comment')}
      people={known.people}
      posted={known.posted.task}
    />
  </section>
)
