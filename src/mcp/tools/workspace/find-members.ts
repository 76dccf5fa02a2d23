import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { nearest } from '../../../base/text/nearest.ts'
import type { User } from '../../../clickup/objects/user.ts'
import { type Group, getMe } from '../../../clickup/objects/workspace.ts'
import { isMe, tellingPeople } from '../../../clickup/references/people/names.ts'
import { getPeople, matchPeople } from '../../../clickup/references/people.ts'
import { columnar } from '../../show/columnar.ts'
import { several } from '../../show/view.ts'
import { defineTool } from '../../tool/tool.ts'

const MOST = 50

export const findMembersTool = defineTool({
  name: 'find_members',
  title: 'Find people and user groups',
  toolset: 'workspace',
  kind: 'read',
  description: 'Find people and user groups (teams) of ClickUp.',
  input: z.strictObject({
    query: reference('Name, e-mail or part of one; default: all').optional(),
  }),
  run: async ({ query }, { api }) => {
    const people = await getPeople(api)
    const tell = tellingPeople(people)
    const rowOf = (user: User) => [user.id, tell.user(user), user.email ?? null]
    const groupOf = (group: Group) => ({
      name: tell.group(group),
      members: several(group.members.map(tell.user)),
    })
    const unread: readonly Problem[] = people.unread
      ? [
          {
            code: 'INCOMPLETE',
            message: `The user groups could not be read. ${people.unread.message}`,
          },
        ]
      : []
    const found =
      query === undefined
        ? [...people.members, ...people.groups]
        : isMe(query)
          ? [await getMe(api)]
          : matchPeople(people, query)
    const members = found.filter((one): one is User => !('members' in one))
    const groups = found.filter((one): one is Group => 'members' in one)
    if (found.length === 0 && query !== undefined) {
      const candidates = nearest(query, [
        ...people.groups.map(tell.group),
        ...people.members.map(tell.user),
      ])
      return {
        ok: false,
        issues: [
          {
            code: 'NOT_FOUND',
            message: `Nobody here is called "${plainName(query)}".`,
            candidates,
          },
          ...unread,
        ],
      }
    }
    return {
      issues: unread,
      result: {
        ...(members.length > 0
          ? columnar(['id', 'name', 'email'], members.slice(0, MOST).map(rowOf))
          : {}),
        ...(members.length > MOST ? { total: members.length } : {}),
        ...(groups.length > 0 ? { groups: groups.map(groupOf) } : {}),
      },
    }
  },
})
