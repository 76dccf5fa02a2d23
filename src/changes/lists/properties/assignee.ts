// Who is responsible for a list.
import { clearable } from '../../../base/input/arguments.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { resolvePerson } from '../../../clickup/references/people.ts'
import { clears } from '../../steps/dates.ts'
import { type Person, personOf, personSchema, shownName, toldPeople } from '../../steps/people.ts'
import { stepOf } from '../../steps/plan.ts'
import { argument } from '../argument.ts'
import { listProperty } from '../subject.ts'

export const listAssignee = listProperty<Person | null>({
  name: 'list.assignee',
  after: personSchema.nullable(),
  described: {
    sends: 'PUT /v2/list/{list_id} {assignee: id or "none"}',
    proof: "the answer's `assignee`",
    inverse: 'the former assignee, or nobody',
  },
  field: () => 'assignee',
  // A number when a list is created, a text when it is changed (the documents).
  create: ({ after }) => (after === null ? {} : { assignee: Number(after.id) }),
  body: ({ after }) => ({ assignee: after?.id ?? 'none' }),
  value: ({ assignee: now }) => ({ at: 'known', is: now ? personOf(now) : null }),
  same: (a, b) => a?.id === b?.id,
  show: (person, step) => person && shownName(person, step),
})

export const assignee = argument<string>({
  create: clearable('Person'),
  update: clearable('Person'),
  plan: async (said, { at, target, there }) => {
    const wanted = clears(said) ? null : await resolvePerson(at.api, said)
    if (!there && !wanted) return []
    const before = there?.list.assignee
    const people = [wanted, before].flatMap((one) => one ?? [])
    const of = toldPeople(people, await knownNames(at.api))
    const after = wanted && personOf(wanted)
    return [stepOf(listAssignee, target, after, { object: there?.list, of })]
  },
})
