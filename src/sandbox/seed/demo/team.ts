// Who is in the workspaces, and the tokens that open them.
import type { Store } from '../../state/store.ts'
import { acmePeople, idOf, type Person, people } from './people.ts'

export const acme = '9014123456'
export const globex = '9014999999'

/** Fixed, so that a sandbox can be found again; worth nothing outside it. */
export const demoTokens = {
  personal: `pk_${idOf('alex')}_SANDBOXPERSONALTOKEN0000000000`,
  oauth: `${idOf('alex')}_sandboxoauthtoken000000000000000000000000000000000000000000000000`,
  otherWorkspace: `pk_${idOf('ivo')}_SANDBOXOTHERWORKSPACE000000000`,
} as const

const addGroup = (store: Store, id: string, name: string, members: readonly Person[]) => {
  store.groups.set(id, {
    id,
    workspaceId: acme,
    name,
    handle: name.toLowerCase(),
    initials: name.slice(0, 2).toUpperCase(),
    memberIds: members.map(idOf),
    ownerId: idOf('alex'),
    dateCreated: 1_690_000_000_000,
  })
}

export const addPeople = (store: Store) => {
  for (const user of structuredClone(people)) store.users.set(user.id, user)
  store.workspaces.set(acme, {
    id: acme,
    name: 'Acme',
    color: '#7b68ee',
    memberIds: acmePeople.map(idOf),
  })
  store.workspaces.set(globex, {
    id: globex,
    name: 'Globex',
    color: '#607d8b',
    memberIds: [idOf('ivo')],
  })
  addGroup(store, '4bfdfcec-6f4f-40a7-b0d6-22660d51870d', 'Backend', [
    'alex',
    'sam.chen',
    'priya',
    'jonas',
  ])
  addGroup(store, 'fd31be63-41f2-4320-9043-9786fdf643d6', 'Design', ['lena', 'maria'])
  const { personal, oauth, otherWorkspace } = demoTokens
  const me = { userId: idOf('alex'), workspaceIds: [acme] }
  store.sessions.set(personal, { token: personal, kind: 'personal', ...me })
  store.sessions.set(oauth, { token: oauth, kind: 'oauth', ...me })
  store.sessions.set(otherWorkspace, {
    token: otherWorkspace,
    kind: 'personal',
    userId: idOf('ivo'),
    workspaceIds: [globex],
  })
}
