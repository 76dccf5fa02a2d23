// Every write tool by chance: a few seeds of what test/mcp/weather/random.long.ts does at length.
import { describeChance } from '../weather/random/suite.ts'

describeChance(1, { update: 40, create: 40, others: 120, back: 100 }, 60_000)
