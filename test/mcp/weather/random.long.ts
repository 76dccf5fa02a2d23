// Every write tool by chance, in random weather, and pairs of changes there and back.
import { describeChance } from './random/suite.ts'

describeChance(1000, { update: 700, create: 700, others: 1800, back: 800 }, 300_000)
