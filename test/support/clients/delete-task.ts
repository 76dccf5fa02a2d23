// A job that nobody agrees to: a task is to be deleted while no person is there to be asked.
import { issuesOf, type Job, type Play } from '../../../scripts/model/job.ts'

export const DOOMED = 'ENG-136'

const play = function* (): Play {
  const [answer] = yield {
    text: `I delete the task ${DOOMED}.`,
    calls: [{ tool: 'delete_tasks', arguments: { tasks: [DOOMED] } }],
  }
  return answer?.ok
    ? `${DOOMED} is deleted.`
    : `Nothing was deleted: ${answer ? issuesOf(answer) : 'no answer'}`
}

export const deleteTask: Job = {
  title: 'Delete a task',
  prompt: `Delete the task ${DOOMED} for good.`,
  matches: (prompt) => /delete the task/i.test(prompt),
  play,
}
