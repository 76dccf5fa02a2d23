// Of the people and places of a workspace.
import { isFields } from '../../../base/text/records.ts'
import { at, idOf, rows, type Seen, valuesIn } from '../seen.ts'
import { each, type Fact, formed, formOf, present, rowsIn, some } from './fact.ts'

const LISTS = ['folders', 'folderless', 'archived-lists', 'folder', 'list'] as const

const foldersIn = (seen: Seen) => [
  ...rowsIn(seen.of('all-folders', 'folders'), 'folders'),
  ...rowsIn(seen.of('folder')),
]

const listsIn = (seen: Seen) => [
  ...foldersIn(seen).flatMap(({ lists }) => rows(lists)),
  ...rowsIn(seen.of('folderless', 'archived-lists'), 'lists'),
  ...rowsIn(seen.of('list')),
]

/** Twins among what stands side by side. */
const twins = (names: readonly unknown[]): number => names.length - new Set(names).size

const OWNER = { sc: 'of the list', c: 'of the folder', p: 'of the space' } as const

const ownerOf = (id: unknown): string => {
  const [, letters = ''] = /^(sc|c|p)\d+_/.exec(String(id)) ?? []
  return letters === 'sc' || letters === 'c' || letters === 'p' ? OWNER[letters] : 'another form'
}

export const PLACES: readonly Fact[] = [
  {
    key: 'workspace-folders',
    says: 'the folders of a whole workspace can be asked for, with their lists and these lists’ statuses',
    asks: ['all-folders'],
    judge: (seen) =>
      seen.of('all-folders').flatMap(({ json, refusal, head }) => {
        if (refusal) return head ? [{ holds: false, form: 'refused' }] : []
        if (!Array.isArray(at(json, 'folders'))) return [{ holds: false, form: 'another shape' }]
        const folders = rows(json, 'folders')
        const ids = new Set(folders.map(idOf))
        const others = rowsIn(seen.of('folders'), 'folders')
        return [
          ...each(
            folders,
            (folder) => idOf(folder.space) !== undefined && Array.isArray(folder.lists),
          ),
          ...each(
            folders.flatMap(({ lists }) => rows(lists)),
            ({ statuses }) => Array.isArray(statuses),
            ({ statuses }) => (statuses ? 'lists with statuses' : 'lists without statuses'),
          ),
          ...each(
            others,
            (folder) => ids.has(idOf(folder)),
            (folder) => (ids.has(idOf(folder)) ? 'in it as in its space' : 'missing in it'),
          ),
        ]
      }),
  },
  {
    key: 'archived-lists',
    says: '`archived=true` gives the archived lists of a space and no others',
    asks: ['spaces', 'archived-lists'],
    judge: (seen) =>
      each(rowsIn(seen.of('archived-lists'), 'lists'), ({ archived }) => archived === true),
  },
  {
    key: 'task-counts',
    says: '`task_count` is text on folders and a number on lists',
    asks: ['spaces', 'folders', 'folderless', 'list'],
    judge: (seen) => [
      ...formed(present(foldersIn(seen).map((folder) => folder.task_count)), 'text of digits').map(
        ({ holds, form }) => ({ holds, form: `folder: ${form}` }),
      ),
      ...formed(present(listsIn(seen).map((list) => list.task_count)), 'integer').map(
        ({ holds, form }) => ({ holds, form: `list: ${form}` }),
      ),
    ],
  },
  {
    key: 'equal-names',
    says: 'two lists, or two folders, of one name do not stand beside each other',
    asks: ['spaces', 'folders', 'folderless'],
    // That there are none here does not tell that there cannot be.
    judge: (seen) => {
      const places = [
        ...foldersIn(seen).map(({ lists }) => rows(lists)),
        ...seen.of('folderless').map(({ json }) => rows(json, 'lists')),
        ...seen.of('folders').map(({ json }) => rows(json, 'folders')),
      ]
      return places
        .filter((all) => twins(all.map(({ name }) => name)) > 0)
        .map(() => ({ holds: false, form: 'twins' }))
    },
  },
  {
    key: 'deleted-lists',
    says: 'a deleted list goes on being answered, with `deleted: true`',
    asks: ['spaces', ...LISTS],
    judge: (seen) => some(listsIn(seen), ({ deleted }) => deleted === true),
  },
  {
    key: 'list-statuses',
    says: 'lists tell their statuses, but not those of `GET /v2/space/{id}/list`',
    asks: ['spaces', 'list', 'folderless'],
    judge: (seen) => [
      ...each(
        rowsIn(seen.of('list')),
        ({ statuses }) => rows(statuses).length > 0,
        ({ statuses }) => (statuses ? 'one list with' : 'one list without'),
      ),
      ...each(
        rowsIn(seen.of('folderless'), 'lists'),
        ({ statuses }) => statuses === undefined,
        ({ statuses }) => (statuses ? 'in a space with' : 'in a space without'),
      ),
    ],
  },
  {
    key: 'status-ids',
    says: 'the id of a status begins with `p`, `c` or `sc`, by whose set it is; a list’s own with `sc`',
    asks: ['spaces', 'list'],
    judge: (seen) =>
      listsIn(seen).flatMap((list) =>
        each(
          present(rows(list.statuses).map(({ id }) => id)),
          (id) =>
            list.override_statuses === true
              ? ownerOf(id) === OWNER.sc
              : ownerOf(id) !== 'another form' && ownerOf(id) !== OWNER.sc,
          (id) => `${list.override_statuses === true ? 'own' : 'inherited'}: ${ownerOf(id)}`,
        ),
      ),
  },
  {
    key: 'sprint-dates',
    says: 'the lists of a folder of sprints have dates, or dates in their names',
    asks: ['spaces', 'folders'],
    judge: (seen) =>
      each(
        foldersIn(seen)
          .filter(({ name }) => /sprint|iteration/i.test(String(name)))
          .flatMap(({ lists }) => rows(lists)),
        (list) => Boolean(list.due_date) || /\d/.test(String(list.name)),
        (list) => {
          if (list.due_date) return list.start_date ? 'with dates' : 'with an end alone'
          return /\d.*\D.*\d/.test(String(list.name)) ? 'with numbers in the name' : 'without dates'
        },
      ),
  },
  {
    key: 'null-people',
    says: 'somebody may have no `username`, and a member no `user`',
    asks: ['workspaces'],
    judge: (seen) =>
      some(
        rowsIn(seen.of('workspaces'), 'teams').flatMap(({ members }) => rows(members)),
        (member) => !isFields(member.user) || member.user.username === null,
      ),
  },
  {
    key: 'negative-people',
    says: 'agents have negative ids, and stand on tasks without being among the members',
    asks: ['tasks', 'list-tasks', 'task'],
    judge: (seen) => {
      const members = rowsIn(seen.of('workspaces'), 'teams')
        .flatMap((team) => rows(team.members))
        .map(({ user }) => idOf(user))
      const people = seen
        .of('tasks', 'list-tasks', 'task')
        .flatMap(({ json }) => [...valuesIn(json)])
        .flatMap((value) => rows(value, 'assignees'))
        .map((person) => Number(idOf(person)))
      return each(
        people.filter((id) => id < 0),
        (id) => !members.includes(String(id)),
        (id) => (members.includes(String(id)) ? 'a member' : 'no member'),
      )
    },
  },
  {
    key: 'tag-case',
    says: 'names of tags are kept in lower case',
    asks: ['spaces', 'tags'],
    judge: (seen) =>
      each(
        rowsIn(seen.of('tags'), 'tags').map(({ name }) => String(name)),
        (name) => name === name.toLowerCase(),
      ),
  },
  {
    key: 'builtin-types',
    says: 'the types of a workspace are told without the task and the milestone',
    asks: ['task-types'],
    judge: (seen) =>
      seen
        .of('task-types')
        .filter(({ refusal }) => !refusal)
        .map(({ json }) => {
          const ids = rows(json, 'custom_items').map(idOf)
          const told = ['0', '1'].filter((id) => ids.includes(id)).length
          return { holds: told === 0, form: `${told} of the two told` }
        }),
  },
  {
    key: 'required-views',
    says: 'a list tells its built-in views under `required_views`, and `default_view` by a number',
    asks: ['spaces', 'views'],
    judge: (seen) =>
      seen
        .of('views')
        .filter(({ refusal }) => !refusal)
        .map(({ json }) => ({
          holds:
            isFields(at(json, 'required_views')) &&
            formOf(at(json, 'default_view', 'type')) === 'integer',
          form: `required_views: ${formOf(at(json, 'required_views'))}, default_view.type: ${formOf(at(json, 'default_view', 'type'))}`,
        })),
  },
]
