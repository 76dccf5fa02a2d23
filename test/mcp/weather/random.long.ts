// Every write tool by chance, in random weather, and pairs of changes there and back.
import { describeChance } from './random/suite.ts'

describeChance(1000, { update: 250, create: 250, others: 900, back: 700 }, 300_000)
