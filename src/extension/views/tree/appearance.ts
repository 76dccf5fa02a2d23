// How a node is shown: words, icon and colour, without anything of VS Code.
import type { EmptyNode, ErrorNode, TreeNode } from './nodes.ts'
import type { Onlooker } from './onlooker.ts'
import { appearanceOfLeftOut } from './rows/left-out-row.ts'
import { appearanceOfFolder, appearanceOfList } from './rows/list-row.ts'
import { type Appearance, plain } from './rows/row.ts'
import { appearanceOfSearch } from './rows/search-row.ts'
import { appearanceOfGroup, appearanceOfSection } from './rows/section-row.ts'
import { appearanceOfTask } from './rows/task-row.ts'

const emptyText = ({ reason }: EmptyNode, { t }: Onlooker): string => {
  switch (reason) {
    case 'no-spaces':
      return t('This account sees no space')
    case 'no-lists':
      return t('No lists')
    case 'no-tasks':
      return t('No open tasks')
    case 'no-match':
      return t('No task matches the filter')
    case 'nothing-found':
      return t('No task found')
  }
}

const partText = ({ part }: ErrorNode, { t }: Onlooker): string | undefined => {
  switch (part) {
    case 'folders':
      return t('Its folders could not be read.')
    case 'lists':
      return t('Its lists outside of folders could not be read.')
    case undefined:
      return undefined
  }
}

export const appearanceOf = (node: TreeNode, onlooker: Onlooker): Appearance => {
  const { t } = onlooker
  switch (node.kind) {
    case 'workspace':
      return plain(node.name, 'organization', node.sandbox ? t('sandbox') : undefined)
    case 'favorites':
      return plain(t('Favorites'), 'star-full')
    case 'space':
      return plain(node.space.name, 'project')
    case 'folder':
      return appearanceOfFolder(node, onlooker)
    case 'list':
      return appearanceOfList(node, onlooker)
    case 'section':
      return appearanceOfSection(node, onlooker)
    case 'group':
      return appearanceOfGroup(node, onlooker)
    case 'search':
      return appearanceOfSearch(node, onlooker)
    case 'task':
      return appearanceOfTask(node, onlooker)
    case 'more':
      return plain(t('Load More'), 'ellipsis')
    case 'empty': {
      const message = emptyText(node, onlooker)
      return { label: '', description: message, spoken: message }
    }
    case 'error': {
      const what =
        node.code === 'AUTH_ERROR' ? t('Select to sign in again.') : t('Select to try again.')
      // Such as a favorite that somebody has deleted: no failure, so no words for one.
      const why =
        node.code === 'NOT_FOUND' ? t('No longer there, or not for you to see.') : node.message
      const label = partText(node, onlooker)
      return {
        label: label ?? why,
        ...(label && { description: why }),
        icon: { id: 'warning', color: 'list.warningForeground' },
        spoken: [label, why, what].filter(Boolean).join(' '),
      }
    }
    case 'left-out':
      return appearanceOfLeftOut(node.leftOut, onlooker)
  }
}
