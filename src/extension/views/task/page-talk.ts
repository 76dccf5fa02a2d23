// What the extension answers to one page: each thing that a page can ask for, and nothing else.
import { env, l10n, Uri } from 'vscode'
import { explanationOf } from '../../../base/problems/said.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { pictureOf } from '../../../clickup/http/files.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { getPeople } from '../../../clickup/references/people.ts'
import type { FromPage, Person, ToPage } from '../../../ui/messages.ts'
import { fromPage } from './from-page.ts'
import { type Content, type Looking, readNames } from './page-content.ts'
import { outwards } from './text-tree.ts'

export interface Talking {
  readonly say: (message: ToPage) => void
  /** What the page is to show now. */
  readonly state: () => ToPage
  readonly content: () => Content | undefined
  /** Nothing while nobody is signed in. */
  readonly looking: () => Promise<Looking | undefined>
  readonly refresh: () => void
  /** Reads the page anew where nobody does so already. */
  readonly look: () => void
  readonly older: () => void
  readonly replies: (of: string) => void
  readonly open: (id: string) => void
}

type Message<Is extends FromPage['is']> = Extract<FromPage, { is: Is }>

const peopleIn = async (api: Api): Promise<readonly Person[]> => {
  const { members, groups } = await getPeople(api)
  return [
    ...members.map((user) => ({
      name: nameOf(user),
      hint: user.username ? (user.email ?? '') : '',
    })),
    ...groups.map(({ name, members: some }) => ({
      name,
      hint: some.length === 1 ? l10n.t('group of 1') : l10n.t('group of {0}', some.length),
    })),
  ]
}

/** @returns hears what a page says; never rejects */
export const talk = (talking: Talking): ((message: unknown) => Promise<void>) => {
  const { say, state, content } = talking
  /** Where no account can be opened there is nothing to look at: the page itself is told why. */
  const looking = () => talking.looking().catch(() => undefined)
  /** What became of the texts: a page that was hidden meanwhile has to be told when it comes back. */
  const outbox = new Map<string, ToPage>()
  const post = (box: string, message: ToPage): void => {
    outbox.set(box, message)
    say(message)
  }

  /** Those of this task alone: what a page names may be anybody's. */
  const hasComment = (id: string): boolean =>
    content()?.shown.comments?.list.some((one) => one.id === id) ?? false

  const comment = async ({ box, text, to, anyway }: Message<'comment'>): Promise<void> => {
    const unsentFor = (why: string): void =>
      post(box, { is: 'unsent', box, text, why, canBeSent: false })
    const task = content()?.task
    if (to !== undefined && !hasComment(to))
      return unsentFor(l10n.t('This comment is not on this page any more.'))
    const deeds = (await looking())?.deeds
    if (!task || !deeds) return unsentFor(l10n.t('There is no account to do this with.'))
    post(box, { is: 'sending', box, text })
    const unsent = await deeds.comment(task, { text, to, anyway })
    post(box, unsent ? { is: 'unsent', box, text, ...unsent } : { is: 'sent', box, text })
  }

  const tick = async ({ list, item, ticked }: Message<'tick'>): Promise<void> => {
    const task = content()?.task
    const deeds = (await looking())?.deeds
    const why =
      task && deeds
        ? await deeds.tick(task, list, item, ticked)
        : l10n.t('There is no account to do this with.')
    say({ is: 'ticked', item, ...(why === undefined ? {} : { why }) })
  }

  const picture = async (key: string): Promise<void> => {
    const file = content()?.pictures.get(key)
    const api = (await looking())?.session.api
    const found = file && api && (await pictureOf(api, file).catch(() => undefined))
    const data = found && `data:${found.mimeType};base64,${found.data}`
    say({ is: 'picture', key, ...(data ? { data } : {}) })
  }

  const people = async (): Promise<void> => {
    const api = (await looking())?.session.api
    const found = api && (await peopleIn(api).catch(() => undefined))
    say({ is: 'people', people: found ?? [] })
  }

  const answer = async (message: FromPage): Promise<void> => {
    const task = content()?.task
    switch (message.is) {
      case 'ready':
        say({ is: 'words', bundle: l10n.bundle ?? {} })
        say(state())
        for (const one of outbox.values()) say(one)
        return
      case 'refresh':
        return talking.refresh()
      case 'look':
        return talking.look()
      case 'older':
        return talking.older()
      case 'replies':
        if (hasComment(message.of)) talking.replies(message.of)
        return
      case 'people':
        return people()
      case 'picture':
        return picture(message.key)
      case 'names': {
        const now = await looking()
        if (now) say({ is: 'names', tasks: await readNames(now, message.ids) })
        return
      }
      case 'comment':
        return comment(message)
      case 'tick':
        return tick(message)
      case 'open':
        return talking.open(message.id)
      case 'link': {
        const url = outwards(message.url)
        if (url !== undefined) await env.openExternal(Uri.parse(url, true))
        return
      }
      case 'act': {
        const deeds = (await looking())?.deeds
        if (task && deeds?.acts.has(message.act)) await deeds.act(task, message.act, message.field)
        return
      }
      case 'ask':
        if (task) await (await looking())?.deeds.ask(task)
        return
      case 'browse':
        if (task) await (await looking())?.deeds.browse(task)
        return
    }
  }

  return async (message) => {
    const heard = fromPage(message)
    try {
      if (heard) await answer(heard)
    } catch (error) {
      // Nobody hears of it but where something was written that must not be lost.
      const why = explanationOf(error).text
      if (heard?.is === 'comment')
        post(heard.box, { is: 'unsent', box: heard.box, text: heard.text, why, canBeSent: false })
      if (heard?.is === 'tick') say({ is: 'ticked', item: heard.item, why })
    }
  }
}
