// Dialogues that create, rename and delete lists and folders.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import { sameName } from '../../../base/text/names.ts'
import {
  planCreateFolder,
  planDeleteFolder,
  planRenameFolder,
} from '../../../changes/folders/plans.ts'
import { planCreateList } from '../../../changes/lists/create.ts'
import { planDeleteList } from '../../../changes/lists/delete.ts'
import { planUpdateList } from '../../../changes/lists/update.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { getFolderlessLists, getFolders } from '../../../clickup/objects/hierarchy.ts'
import type { PlaceKind } from '../../../clickup/objects/place.ts'
import { askText, required } from '../boxes/ask-text.ts'
import { pickPlace } from '../pick-place.ts'
import { short } from '../plain.ts'
import { connected, type Desk, type Writing, write } from '../tasks/writing.ts'
import { confirmLoss } from './confirm-loss.ts'

export interface PlaceName {
  readonly kind: PlaceKind
  readonly id: string
  readonly name: string
  readonly spaceId: string
}

type Given = PlaceName | undefined

/** What the menu was opened on, where it is of that kind; else what the person finds. */
const placeFor = async (
  desk: Desk,
  kinds: readonly PlaceKind[],
  title: string,
  placeHolder: string,
  given: Given,
  likely: Given,
): Promise<Given> => {
  if (given && kinds.includes(given.kind)) return given
  const accepts = ({ kind }: { readonly kind: PlaceKind }) => kinds.includes(kind)
  const api = await connected(desk)
  const ahead = desk.ahead(api)
  return pickPlace(api, { ahead, title, placeHolder, accepts, first: likely?.id })
}

/** The names beside which a new one has to be told. */
const namesIn = async (api: Api, above: PlaceName, kind: PlaceKind): Promise<readonly string[]> => {
  const folders = await getFolders(api, above.spaceId)
  if (kind === 'folder') return folders.map(({ name }) => name)
  const folder = folders.find(({ id }) => id === above.id)
  const lists = folder ? folder.lists : await getFolderlessLists(api, above.spaceId)
  return lists.map(({ name }) => name)
}

const hearName = (taken: Promise<readonly string[]>, own?: string) => {
  const filled = required(l10n.t('It needs a name.'), 500)
  return async (text: string): Promise<undefined> => {
    await filled(text)
    const twin = (await taken).find((name) => sameName(name, text))
    if (twin !== undefined && twin !== own)
      throw new CodedError(
        'CONFLICT',
        l10n.t('There is a "{0}" already: choose another name.', twin),
      )
  }
}

/** Asks for a name and writes it; what could not be written is offered again. */
const nameAndWrite = async (
  desk: Desk,
  key: string,
  question: Pick<Parameters<typeof askText>[0], 'title' | 'prompt' | 'value' | 'hear'>,
  writing: (name: string) => Writing,
): Promise<void> => {
  const { drafts } = desk
  const said = await askText({ ...question, value: drafts.of(key) || question.value })
  const name = said?.trim()
  if (!said || !name || name === question.value) return
  drafts.keep(key, said)
  const onOutcome: Writing['onOutcome'] = ({ problems }) => {
    if (problems.length === 0) drafts.forget(key)
  }
  await write(desk, { ...writing(name), onOutcome })
}

export const createList = async (desk: Desk, given: Given, likely: Given): Promise<void> => {
  const where = l10n.t('Choose the space or folder that it goes into')
  const title = l10n.t('Create List')
  const above = await placeFor(desk, ['space', 'folder'], title, where, given, likely)
  if (!above) return
  const taken = namesIn(await connected(desk), above, 'list')
  const question = {
    title: l10n.t('Create List in {0}', short(above.name)),
    prompt: l10n.t('The name of the list'),
    hear: hearName(taken),
  }
  await nameAndWrite(desk, `list-in:${above.id}`, question, (name) => ({
    title: l10n.t('Creating a list in {0}', above.name),
    plan: (at) => planCreateList(at, above.id, { name }),
    done: () => l10n.t('Created the list {0} in {1}', name, above.name),
  }))
}

export const createFolder = async (desk: Desk, given: Given, likely: Given): Promise<void> => {
  const where = l10n.t('Choose the space that it goes into')
  const title = l10n.t('Create Folder')
  const space = await placeFor(desk, ['space'], title, where, given, likely)
  if (!space) return
  const taken = namesIn(await connected(desk), space, 'folder')
  const question = {
    title: l10n.t('Create Folder in {0}', short(space.name)),
    prompt: l10n.t('The name of the folder'),
    hear: hearName(taken),
  }
  await nameAndWrite(desk, `folder-in:${space.id}`, question, (name) => ({
    title: l10n.t('Creating a folder in {0}', space.name),
    plan: (at) => planCreateFolder(at, space.id, name),
    done: () => l10n.t('Created the folder {0} in {1}', name, space.name),
  }))
}

export const renameList = async (desk: Desk, given: Given, likely: Given): Promise<void> => {
  const which = l10n.t('Choose a list')
  const list = await placeFor(desk, ['list'], l10n.t('Rename List'), which, given, likely)
  if (!list) return
  const question = {
    title: l10n.t('Rename the List {0}', short(list.name)),
    prompt: l10n.t('The new name'),
    value: list.name,
    hear: required(l10n.t('It needs a name.'), 500),
  }
  await nameAndWrite(desk, `name-of:${list.id}`, question, (name) => ({
    title: l10n.t('Renaming {0}', list.name),
    plan: (at) => planUpdateList(at, list.id, { name }),
    done: () => l10n.t('Renamed the list {0} to {1}', list.name, name),
  }))
}

export const renameFolder = async (desk: Desk, given: Given, likely: Given): Promise<void> => {
  const which = l10n.t('Choose a folder')
  const folder = await placeFor(desk, ['folder'], l10n.t('Rename Folder'), which, given, likely)
  if (!folder) return
  const taken = namesIn(await connected(desk), folder, 'folder')
  const question = {
    title: l10n.t('Rename the Folder {0}', short(folder.name)),
    prompt: l10n.t('The new name'),
    value: folder.name,
    hear: hearName(taken, folder.name),
  }
  await nameAndWrite(desk, `name-of:${folder.id}`, question, (name) => ({
    title: l10n.t('Renaming {0}', folder.name),
    plan: (at) => planRenameFolder(at, folder.id, name),
    done: () => l10n.t('Renamed the folder {0} to {1}', folder.name, name),
  }))
}

export const deleteList = async (desk: Desk, given: Given, likely: Given): Promise<void> => {
  const which = l10n.t('Choose the list to delete')
  const list = await placeFor(desk, ['list'], l10n.t('Delete List'), which, given, likely)
  if (!list) return
  await write(desk, {
    title: l10n.t('Deleting {0}', list.name),
    plan: (at) => planDeleteList(at, list.id),
    done: () => l10n.t('Deleted the list {0}', list.name),
    confirm: confirmLoss,
  })
}

export const deleteFolder = async (desk: Desk, given: Given, likely: Given): Promise<void> => {
  const which = l10n.t('Choose the folder to delete')
  const folder = await placeFor(desk, ['folder'], l10n.t('Delete Folder'), which, given, likely)
  if (!folder) return
  await write(desk, {
    title: l10n.t('Deleting {0}', folder.name),
    plan: (at) => planDeleteFolder(at, folder.id),
    done: () => l10n.t('Deleted the folder {0}', folder.name),
    confirm: confirmLoss,
  })
}
