// A link as VS Code shows it.
import { env, l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem } from 'vscode'
import type { Link } from '../../../links/link.ts'
import { DAY, endWords, hasEnded, leftOf, mayWords, nameOf } from './link-words.ts'

const moment = (iso: string): string =>
  new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(iso),
  )

const iconOf = (link: Link, now: number): ThemeIcon => {
  if (hasEnded(link, now))
    return new ThemeIcon('circle-slash', new ThemeColor('disabledForeground'))
  return leftOf(link, now) < DAY
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('link')
}

/** Names come from other people, so nothing in them is Markdown. */
const tooltipOf = (link: Link, now: number): MarkdownString => {
  const { config, expires_at: end, last_used_at: used } = link
  const lines = [
    l10n.t('May: {0}', mayWords(config)),
    l10n.t('Tools: {0}', config.tags.join(', ') || l10n.t('all but those that are off by default')),
    end ? l10n.t('Ends: {0} ({1})', moment(end), endWords(link, now)) : l10n.t('Has no end'),
    ...(link.require_api_token_auth ? [l10n.t('Asks for an API token as well')] : []),
    used ? l10n.t('Last used: {0}', moment(used)) : l10n.t('Never used so far'),
    l10n.t('Made: {0} by {1}', moment(link.created_at), link.created_by),
    l10n.t('Workspace: {0}', link.workspace_id),
  ]
  const text = new MarkdownString()
    .appendMarkdown('**')
    .appendText(nameOf(link))
    .appendMarkdown('**')
  for (const line of lines) text.appendMarkdown('  \n').appendText(line)
  return text
}

export const itemOf = (link: Link, now: number): TreeItem => {
  const item = new TreeItem(nameOf(link))
  const description = `${mayWords(link.config)} · ${endWords(link, now)}`
  item.id = link.id
  item.description = description
  item.iconPath = iconOf(link, now)
  item.tooltip = tooltipOf(link, now)
  item.contextValue = hasEnded(link, now) ? 'link ended' : 'link'
  item.accessibilityInformation = { label: `${nameOf(link)} ${description}` }
  return item
}
