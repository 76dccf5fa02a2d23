// All other writes in every weather: what an answer says is what ClickUp holds.
import { OTHER_CASES } from './cases/all.ts'
import { WEATHER } from './faults.ts'
import { describeWeather } from './suite.ts'

describeWeather('others-whole', OTHER_CASES, WEATHER)
