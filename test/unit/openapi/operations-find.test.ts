// Operations are found by what people call them.
import { describe, expect, it } from 'vitest'
import { getOperation } from '../../../src/openapi/catalogue.ts'
import { findOperations } from '../../../src/openapi/find.ts'
import { signatureOf } from '../../../src/openapi/signature.ts'

/** In other people's words → the operation that is meant. */
const SAID: readonly (readonly [string, string])[] = [
  ['create a goal', 'CreateGoal'],
  ['add an OKR key result', 'CreateKeyResult'],
  ['invite a guest', 'InviteGuestToWorkspace'],
  ['remove a teammate from the workspace', 'RemoveUserFromWorkspace'],
  ['start a timer', 'StartATimeEntry'],
  ['stop the timer', 'StopATimeEntry'],
  ['what timer is running', 'GetRunningTimeEntry'],
  ['timesheet of last week', 'GetTimeEntriesWithinADateRange'],
  ['rename a folder', 'UpdateFolder'],
  ['move folder to another space', 'MoveFolder'],
  ['create a board view in a list', 'CreateListView'],
  ['delete a view', 'DeleteView'],
  ['create webhook', 'CreateWebhook'],
  ['list webhooks', 'GetWebhooks'],
  ['add label to ticket', 'AddTagToTask'],
  ['create a tag in a space', 'CreateSpaceTag'],
  ['rename tag', 'EditSpaceTag'],
  ['mark a ticket as blocked by another', 'AddDependency'],
  ['link two tasks', 'AddTaskLink'],
  ['merge duplicate tickets', 'mergeTasks'],
  ['audit log of who deleted things', 'queryAuditLog'],
  ['make a list private / share it', 'publicPatchAcl'],
  ['who is in the workspace', 'GetAuthorizedTeams'],
  ['create user group', 'CreateUserGroup'],
  ['list custom roles', 'GetCustomRoles'],
  ['workspace plan', 'GetWorkspacePlan'],
  ['how many seats are used', 'GetWorkspaceSeats'],
  ['task templates', 'GetTaskTemplates'],
  ['create list from template', 'CreateFolderListFromTemplate'],
  ['set custom field value', 'SetCustomFieldValue'],
  ['clear a custom field', 'RemoveCustomFieldValue'],
  ['tick a checklist item', 'EditChecklistItem'],
  ['delete a checklist', 'DeleteChecklist'],
  ['upload a file to a task', 'CreateTaskAttachment'],
  ['reply to a comment', 'CreateThreadedComment'],
  ['resolve a comment', 'UpdateComment'],
  ['send a direct message', 'createDirectMessageChatChannel'],
  ['react to a chat message with an emoji', 'createChatReaction'],
  ['chat channel members', 'getChatChannelMembers'],
  ['create a doc', 'createDocPublic'],
  ['append to a doc page', 'editPagePublic'],
  ['search docs', 'searchDocsPublic'],
  ['time estimate per person', 'updateTimeEstimatesByUser'],
  ['move task to another list', 'moveTask'],
  ['add task to a second list', 'AddTaskToList'],
  ['how long has a task been in its status', 'GetTasksTimeInStatus'],
  ['tasks shared with me', 'SharedHierarchy'],
  ['custom task types', 'GetCustomItems'],
  ['space features', 'UpdateSpace'],
  ['tasks of a view', 'GetViewTasks'],
  ['guest permissions on a task', 'AddGuestToTask'],
  ['search tasks across workspace', 'GetFilteredTeamTasks'],
  ['delete a time entry', 'DeleteATimeEntry'],
  ['history of a time entry', 'GetTimeEntryHistory'],
  ['edit user role', 'EditUserOnWorkspace'],
  ['delete comment', 'DeleteComment'],
  ['create space', 'CreateSpace'],
  ['followers of a channel', 'getChatChannelFollowers'],
  ['who am i', 'GetAuthorizedUser'],
  ['archive a task', 'UpdateTask'],
  ['custom fields of a space', 'getSpaceAvailableFields'],
  ['add people to a user group', 'UpdateUserGroup'],
  ['which labels do time entries have', 'GetAllTagsFromTimeEntries'],
  ['OKRs of the company', 'GetGoals'],
  ['log two hours of work', 'CreateATimeEntry'],
  ['get notified by a hook when a task changes', 'CreateWebhook'],
  ['unlink tickets', 'DeleteTaskLink'],
  ['kick a guest out of the workspace', 'RemoveGuestFromWorkspace'],
  ['new kanban board', 'CreateListView'],
  ['members of a list', 'GetListMembers'],
  ['turn a document page into something else: replace its content', 'editPagePublic'],
]

describe('findOperations', () => {
  it.each(SAID)('"%s" → %s', (query, id) => {
    expect(findOperations(query, 8).map((each) => each.id)).toContain(id)
  })

  it.each([
    [1, 0.88],
    [3, 0.95],
  ])('has the right one among the first %i often enough', (most, share) => {
    const hits = SAID.filter(([query, id]) =>
      findOperations(query, most).some((each) => each.id === id),
    )
    expect(hits.length / SAID.length).toBeGreaterThanOrEqual(share)
  })

  it('finds an id, or a method and path, alone', () => {
    for (const query of ['GetGoal', 'getgoal', 'GET /v2/goal/{goal_id}', 'GET /v2/goal/e53a'])
      expect(findOperations(query, 8).map(({ id }) => id)).toEqual(['GetGoal'])
  })

  it('survives misspelling', () => {
    expect(findOperations('creat webhok', 3).map(({ id }) => id)).toContain('CreateWebhook')
  })

  it('finds nothing for what means nothing', () => {
    expect(findOperations('xyzzyq', 8)).toEqual([])
  })
})

describe('getOperation', () => {
  it.each(['UpdateTeam', 'UpdateUserGroup', "GetTask'sTimeinStatus", 'Gettrackedtime'])(
    'understands %s, whether the documents call it so or we do',
    (id) => {
      expect(getOperation(id)).toBeDefined()
    },
  )

  it('reads the ids out of a filled path, and prefers fixed segments', () => {
    expect(getOperation('DELETE /api/v2/list/12/task/868512p')).toMatchObject({
      operation: { id: 'RemoveTaskFromList' },
      path: { list_id: '12', task_id: '868512p' },
    })
    expect(getOperation('GET /v2/team/1/time_entries/current')?.operation.id).toBe(
      'GetRunningTimeEntry',
    )
  })

  it('knows nothing that is not documented', () => {
    expect(getOperation('POST /v2/task/868512p/duplicate')).toBeUndefined()
  })
})

describe('signatureOf', () => {
  const of = (id: string, depth = 1) => {
    const found = getOperation(id)
    return found && signatureOf(found.operation, depth)
  }

  it('tells what must be given first, and leaves out what is filled in', () => {
    expect(of('InviteUserToWorkspace')).toBe(
      'body: {email: string, admin: boolean, custom_role_id?: integer}',
    )
  })

  it('tells moments, choices, alternatives and lists', () => {
    expect(of('CreateGoal')).toContain('due_date: ms')
    expect(of('CreateGoal')).toContain('owners: integer[]')
    expect(of('DeleteDependency')).toContain('exactly one of depends_on, dependency_of')
    expect(of('updateTimeEstimatesByUser')).toContain(
      'body: {items: {assignee: integer|unassigned, time: integer}[]}',
    )
    expect(of('GetAuthorizedUser')).toBe('nothing')
  })
})
