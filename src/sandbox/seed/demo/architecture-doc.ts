// The pages of the "Q4 Architecture Doc", one of them with a proposal that can become tasks.
import type { PageRow } from '../rows.ts'

const overview = `# Q4 Architecture Doc

This document says what changes in our architecture in the fourth quarter, and why. Owner: **Priya
Nair**. Reviewers: Jonas, Sam Chen, Alex.

## What changes

- Orders leave the shared database (see *Database Migration*).
- Billing becomes a worker of its own (see *Service boundaries*).
- Every request carries one id from the gateway to the last log line (see *Observability*).

## What does not change

The public API keeps its paths and its limits. There is no downtime that customers must be told of.

| Goal | Today | End of Q4 |
| --- | --- | --- |
| p95 of \`GET /orders\` | 840 ms | 200 ms |
| Largest table | 1.4 TB | 90 GB a partition |
| Restore of a backup | 11 h | 2 h |`

const boundaries = `## Billing

Billing reads orders through the queue and never from their tables. It keeps its own copy of what an
invoice needs.

## Orders

Orders own the tables \`orders\`, \`order_items\` and \`order_events\`. Nobody else writes to them.

\`\`\`text
gateway -> orders -> queue -> billing
                         \\-> search
\`\`\``

const migration = `## Why

\`orders\` has 1.9 billion rows in one table of the shared cluster **core-db**. Vacuum takes 31 hours,
an index build blocks deploys, and a bad query of reporting slows down the checkout.

## Proposal

Move orders to a cluster of their own, **orders-db** (Postgres 16, partitioned by month), while both
run side by side. No step needs a downtime; each can be undone until the clean-up.

1. **Partitioned schema in orders-db.** Create \`orders\`, \`order_items\` and \`order_events\` with monthly
   partitions from 2019 on, the same constraints, and indexes that are built per partition. Migrations
   live in the orders repository. Owner: Platform.
2. **Dual writes behind a flag.** The orders service writes to core-db first, then to orders-db through
   the outbox table, so that a failure of the new cluster never fails a checkout. Flag
   \`orders.dual_write\`, by percentage of customers, with a counter of failed second writes.
3. **Backfill of the history.** Copy 1.9 billion rows in batches of 50,000 by primary key, oldest month
   first, throttled to 20 % of the I/O of core-db. The job can be stopped and goes on where it was; it
   takes about six days.
4. **Continuous verification.** Compare counts and checksums per day and customer in both clusters every
   hour, and sample 10,000 whole orders a day field by field. Differences go to a table and to an alert.
   Three days without a difference are the gate for the next step.
5. **Shadow reads.** Answer \`GET /orders\` from core-db, ask orders-db as well, and log where the two
   differ or the new one is slower than 200 ms at p95. Starts with the read-only reporting endpoints.
6. **Cut-over of reads, then writes.** Switch reads by percentage (1, 10, 50, 100) over two days, then make
   orders-db the primary for writes in a window of low traffic, Tuesday 05:00 UTC. Dual writes now go the
   other way round.
7. **Roll-back plan and rehearsal.** Write the runbook for going back at every stage, with who decides and
   within which time, and rehearse the hardest one (after the cut-over of writes) in staging with a copy
   of production.
8. **Clean-up.** Two weeks after the cut-over: remove the flag and the dual writes, revoke the rights of
   other services on the old tables, archive and drop them from core-db, and shrink the cluster by one
   size class (saves 1,150 EUR a month).

## Order and gates

Steps one and two can start together. The backfill starts when dual writes are at 100 %. Nothing is
cut over before the rehearsal of the roll-back.`

const risks = `- **Sequence gaps** after the switch: ids are taken from ranges, core-db keeps even and orders-db odd
  blocks until the clean-up.
- **Reporting** reads the old tables directly in four dashboards; they must move before the rights go.
- **Outbox growth** when orders-db is down for long: an alert at one million rows.

The roll-back after the cut-over of writes loses nothing as long as the reverse dual writes run.`

const questions = `- Do we keep \`order_events\` for ever, or for 36 months? Legal answers until the end of the month.
- Is 50,000 rows the right size of a batch? To be measured in staging.
- Who is on call in the night of the cut-over?`

const observability = `Every request gets an id at the gateway, and each log line carries it.

- one collector instead of three
- sampling of traces: 5 %, errors always
- dashboards as code, reviewed like code`

const open = `- [ ] Budget for the second cluster (Alex)
- [x] Region: Frankfurt
- [ ] Name of the new on-call rotation`

export const architecturePages: readonly PageRow[] = [
  { name: 'Overview', text: overview },
  { name: 'Service boundaries', text: boundaries },
  {
    name: 'Database Migration: orders to their own cluster',
    subTitle: 'Proposal, version 3',
    text: migration,
    pages: [
      { name: 'Risks', text: risks },
      { name: 'Questions to settle', text: questions },
    ],
  },
  { name: 'Observability', text: observability },
  { name: 'Open points', text: open },
]
