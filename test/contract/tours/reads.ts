// Reading the workspace, its hierarchy and its tasks.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idsIn } from '../support/calls.ts'

export const reads = async (sandbox: Sandbox, call: Caller) => {
  const { workspaceId: team } = sandbox
  const ids = idsIn(sandbox)
  const [space, list, bugs] = [
    ids.space('Engineering'),
    ids.list('Current Sprint'),
    ids.list('Bug Tracker'),
  ]
  const sprints = ids.folder('Sprints')
  const paths = [
    '/v2/user',
    '/v2/team',
    `/v2/team/${team}/plan`,
    `/v2/group?team_id=${team}`,
    `/v2/team/${team}/space`,
    `/v2/team/${team}/space?archived=false`,
    `/v2/space/${space}`,
    `/v2/space/${space}/folder`,
    `/v2/space/${space}/list?archived=false`,
    `/v2/space/${space}/tag`,
    `/v2/folder/${sprints}`,
    `/v2/folder/${sprints}/list`,
    `/v2/list/${list}`,
    `/v2/list/${ids.list('Q3 Deliverables')}`,
    `/v2/list/${list}/member`,
    `/v2/list/${ids.list('Launch Plan')}/member`,
    `/v2/list/${list}/field`,
    `/v2/list/${ids.list('Launch Plan')}/field`,
    `/v2/folder/${sprints}/field`,
    `/v2/space/${space}/field`,
    `/v2/team/${team}/field`,
    `/v2/list/${list}/task?subtasks=true&include_closed=true&include_timl=true`,
    `/v2/list/${list}/task?statuses[]=in%20progress&assignees[]=${ids.user('Priya Nair')}&tags[]=infra&watchers[]=${ids.user('Alex Rivera')}`,
    `/v2/list/${bugs}/task?page=1&order_by=updated&reverse=true&include_markdown_description=true&custom_items[]=0`,
    `/v2/list/${bugs}/task?custom_fields=${encodeURIComponent(JSON.stringify([{ field_id: ids.field('Severity'), operator: '=', value: 0 }]))}`,
    `/v2/team/${team}/task?list_ids[]=${list}&space_ids[]=${space}&subtasks=true&include_closed=true`,
    `/v2/team/${team}/task?project_ids[]=${sprints}&statuses[]=to%20do&assignees[]=${ids.user('Maria Santos')}&tags[]=x&date_updated_gt=1700000000000&custom_items[]=0`,
    `/v2/team/${team}/task?page=0&order_by=due_date&due_date_lt=4000000000000`,
    `/v2/task/868512p`,
    `/v2/task/ENG-123?custom_task_ids=true&team_id=${team}&include_markdown_description=true`,
    `/v2/task/${ids.task('ENG-130')}?include_subtasks=true`,
    `/v2/task/${ids.task('ENG-123')}/comment`,
    `/v2/task/${ids.task('ENG-140')}/comment`,
    `/v2/task/${ids.task('ENG-116')}/comment`,
    `/v2/list/${list}/comment`,
    `/v2/view/${ids.view('Sprint chat')}/comment`,
    `/v2/task/868512p/time_in_status`,
    `/v2/task/bulk_time_in_status/task_ids?task_ids=868512p&task_ids=${ids.task('ENG-133')}`,
  ]
  for (const path of paths) await call('GET', path)
}
