// What is counted, as Prometheus reads it. Labels are routes and codes: nothing that names anybody.

export interface Metrics {
  readonly answered: (route: string, status: number, code: string | undefined) => void
  readonly opened: () => void
  readonly upstreamLimited: () => void
  readonly text: (underWay: number) => string
}

interface Family {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly values: readonly (readonly [labels: string, value: number])[]
}

const written = ({ name, help, type, values }: Family): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}`),
  ].join('\n')

export const createMetrics = (): Metrics => {
  const requests = new Map<string, number>()
  let opened = 0
  let limited = 0
  return {
    answered: (route, status, code) => {
      const labels = `{route="${route}",status="${status}",code="${code ?? (status < 400 ? 'OK' : 'OTHER')}"}`
      requests.set(labels, (requests.get(labels) ?? 0) + 1)
    },
    opened: () => {
      opened += 1
    },
    upstreamLimited: () => {
      limited += 1
    },
    text: (underWay) => {
      const families: readonly Family[] = [
        {
          name: 'clickup_mcp_requests_total',
          help: 'Requests by route, status and code.',
          type: 'counter',
          values: [...requests],
        },
        {
          name: 'clickup_mcp_calls_under_way',
          help: 'Calls through links that are under way.',
          type: 'gauge',
          values: [['', underWay]],
        },
        {
          name: 'clickup_mcp_links_opened_total',
          help: 'Requests that a link was opened for.',
          type: 'counter',
          values: [['', opened]],
        },
        {
          name: 'clickup_mcp_upstream_429_total',
          help: 'How often ClickUp answered 429.',
          type: 'counter',
          values: [['', limited]],
        },
      ]
      return `${families.map(written).join('\n')}\n`
    },
  }
}
