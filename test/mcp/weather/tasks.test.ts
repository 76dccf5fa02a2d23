// Creating and updating tasks in a weather of each kind: what an answer says is what ClickUp holds.
import { TASK_CASES } from './cases/all.ts'
import { WEATHER_BY_EXAMPLE } from './faults.ts'
import { describeWeather } from './suite.ts'

describeWeather('tasks', TASK_CASES, WEATHER_BY_EXAMPLE)
