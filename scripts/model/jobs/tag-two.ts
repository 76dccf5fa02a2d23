// The job "tag two tasks": each gets a tag of its own, in one call.
import { z } from 'zod'
import { issuesOf, type Job, type Play } from '../job.ts'

const tags = z.array(z.string())
const done = z.object({
  done: z.array(z.object({ id: z.string(), set: z.object({ tags: z.tuple([tags, tags]) }) })),
})

const listed = (names: readonly string[]): string => names.join(', ') || 'none'

const play = function* (): Play {
  const [answer] = yield {
    text: 'I tag ENG-123 with "api" and ENG-137 with "performance", and leave their other tags alone.',
    calls: [
      {
        tool: 'update_tasks',
        arguments: {
          changes: [
            { task: 'ENG-123', set: { tags: { add: ['api'] } } },
            { task: 'ENG-137', set: { tags: { add: ['performance'] } } },
          ],
        },
      },
    ],
  }
  if (!answer?.ok) return `Not all is tagged: ${answer ? issuesOf(answer) : 'no answer'}.`
  return done
    .parse(answer.result)
    .done.map(
      ({ id, set: { tags } }) => `- **${id}**: ${listed(tags[0])} before, ${listed(tags[1])} now`,
    )
    .join('\n')
}

export const tagTwo: Job = {
  title: 'Tag two tasks',
  prompt: 'Tag ENG-123 with "api" and ENG-137 with "performance".',
  matches: (prompt) => /^tag /i.test(prompt.trim()),
  play,
}
