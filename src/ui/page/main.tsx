// The script of the page of a task: draws what the extension says, and asks it for what is clicked.
import './page.css'
import * as l10n from '@vscode/l10n'
import { render } from 'preact'
import { EMPTY, heard, type PageState } from '../page-state.ts'
import { ask, keepScroll, listen, scrollKept } from './host.ts'
import { TaskPage } from './task-page.tsx'

let state: PageState = EMPTY
const place = document.getElementById('page')
let scroll = scrollKept()

/** As soon as there is enough to scroll to. */
const restoreScroll = (): void => {
  if (scroll === 0 || document.documentElement.scrollHeight < scroll + window.innerHeight) return
  window.scrollTo(0, scroll)
  scroll = 0
}

listen((message) => {
  if (message.is === 'words') {
    if (Object.keys(message.bundle).length > 0) l10n.config({ contents: { ...message.bundle } })
    return
  }
  state = heard(state, message)
  if (place) render(<TaskPage state={state} />, place)
  restoreScroll()
})

window.addEventListener('scroll', keepScroll, { passive: true })
window.addEventListener('focus', () => ask({ is: 'look' }))
ask({ is: 'ready' })
