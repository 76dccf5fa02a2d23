// Creating and updating tasks in every weather: what an answer says is what ClickUp holds.
import { TASK_CASES } from './cases/all.ts'
import { WEATHER } from './faults.ts'
import { describeWeather } from './suite.ts'

describeWeather('tasks-whole', TASK_CASES, WEATHER)
