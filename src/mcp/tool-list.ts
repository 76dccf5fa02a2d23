// The tools' public faces, written by `npm run generate`; a test fails when they are stale.
import type { Listing } from './listing.ts'

export const LISTINGS: readonly Listing[] = [
  {
    name: 'get_hierarchy',
    title: 'Show spaces, folders and lists',
    description:
      'Show the spaces, folders and lists of the ClickUp workspace with their ids, who I am and the API requests left.',
    kind: 'read',
    toolset: 'workspace',
    inputSchema: {
      type: 'object',
      properties: {
        in: { description: 'Only this space, folder or list', type: 'string' },
        depth: { type: 'string', enum: ['spaces', 'folders', 'lists'] },
      },
    },
  },
  {
    name: 'find_members',
    title: 'Find people and user groups',
    description:
      'Find people and user groups (teams such as "Backend") of the ClickUp workspace by name or e-mail.',
    kind: 'read',
    toolset: 'workspace',
    inputSchema: {
      type: 'object',
      properties: {
        query: {
          description: 'Name, e-mail, part of it, or "me"; all when left out',
          type: 'string',
        },
      },
    },
  },
  {
    name: 'find_tasks',
    title: 'Find tasks',
    description:
      'Find or list tasks, for example of a list or sprint, of people, overdue, or stalled (too long in a status). Closed tasks and subtasks only if included.',
    kind: 'read',
    toolset: 'tasks',
    inputSchema: {
      type: 'object',
      properties: {
        text: { description: 'Words in name or description', type: 'string' },
        in: { description: 'Space, folder or list; default: everywhere', type: 'string' },
        assignees: {
          description: 'People, user groups, "me", "unassigned"',
          type: 'array',
          items: { type: 'string' },
        },
        statuses: {
          description: 'Names, or open, active, done, closed',
          type: 'array',
          items: { type: 'string' },
        },
        tags: { type: 'array', items: { type: 'string' } },
        priorities: {
          type: 'array',
          items: { type: 'string', enum: ['urgent', 'high', 'normal', 'low', 'none'] },
        },
        due: {
          description: '"overdue", "this week", "before friday", "2026-11-01..2026-11-30"',
          type: 'string',
        },
        updated: { description: 'As due', type: 'string' },
        in_status_for: {
          description: 'Time in the current status: "> 4d", "< 2h"',
          type: 'string',
        },
        fields: {
          type: 'object',
          description: 'Custom fields: {"Severity": "High", "Score": "> 3"}',
        },
        columns: {
          description:
            'Of id, name, status, assignees, priority, due, start, estimate, points, tags, parent, list, url, created, updated, time_in_status, or custom fields',
          type: 'array',
          items: { type: 'string' },
        },
        order_by: {
          type: 'string',
          enum: ['created', 'updated', 'due', 'priority', 'time_in_status', 'name'],
        },
        limit: { type: 'integer' },
        cursor: { description: 'next_cursor of the last answer', type: 'string' },
        include_closed: { type: 'boolean' },
        include_subtasks: { type: 'boolean' },
      },
    },
  },
  {
    name: 'get_task',
    title: 'Read tasks',
    description:
      'Read one or several tasks: status, people, dates, custom fields, description and, as `include` asks, comments, subtasks and more.',
    kind: 'read',
    toolset: 'tasks',
    inputSchema: {
      type: 'object',
      properties: {
        task: {
          description: 'Id, custom id, URL, "List / name", or "current" (from the git branch)',
          type: 'array',
          items: { type: 'string' },
        },
        include: {
          type: 'array',
          items: {
            type: 'string',
            enum: [
              'full_description',
              'comments',
              'subtasks',
              'checklists',
              'dependencies',
              'attachments',
              'time_in_status',
            ],
          },
        },
      },
      required: ['task'],
    },
  },
  {
    name: 'create_tasks',
    title: 'Create tasks',
    description:
      'Create one or many tasks, with subtasks, in a list. Everything is checked before the first is created.',
    kind: 'write',
    toolset: 'tasks',
    inputSchema: {
      type: 'object',
      properties: {
        list: { description: 'Name, path, id or "current sprint"', type: 'string' },
        tasks: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              description: { description: 'Markdown', type: 'string' },
              status: { type: 'string' },
              priority: { description: 'urgent, high, normal, low, none', type: 'string' },
              due: { description: '"friday", "2026-11-30", "+3d 17:00"', type: 'string' },
              start: { type: 'string' },
              estimate: { description: '"2h 30m", "2d" (of 8 h)', type: 'string' },
              points: { type: 'number' },
              parent: { description: 'Parent task', type: 'string' },
              fields: { type: 'object', description: 'Custom fields by name; null clears' },
              assignees: { type: 'array', items: { type: 'string' } },
              tags: { type: 'array', items: { type: 'string' } },
              subtasks: {
                type: 'array',
                items: { type: 'object' },
                description: 'With the same fields',
              },
            },
            required: ['name'],
          },
        },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['list', 'tasks'],
    },
  },
  {
    name: 'update_tasks',
    title: 'Update tasks',
    description:
      'Change one or many tasks: status, assignees, dates, custom fields, tags, lists, or move them. Each change is verified.',
    kind: 'write',
    toolset: 'tasks',
    inputSchema: {
      type: 'object',
      properties: {
        tasks: { type: 'array', items: { type: 'string' } },
        set: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            description: { description: 'Markdown', type: 'string' },
            status: { type: 'string' },
            priority: { description: 'urgent, high, normal, low, none', type: 'string' },
            due: { description: '"friday", "2026-11-30", "+3d 17:00"', type: 'string' },
            start: { type: 'string' },
            estimate: { description: '"2h 30m", "2d" (of 8 h)', type: 'string' },
            points: { type: 'number' },
            parent: { description: 'Parent task', type: 'string' },
            fields: { type: 'object', description: 'Custom fields by name; null clears' },
            assignees: { type: 'object', description: '{add, remove}' },
            tags: { type: 'object', description: '{add, remove}' },
            lists: { type: 'object', description: '{add, remove} further lists' },
            move_to: { description: 'New home list', type: 'string' },
          },
        },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['tasks', 'set'],
    },
  },
  {
    name: 'delete_tasks',
    title: 'Delete tasks',
    description: 'Delete tasks for good, after the user has agreed.',
    kind: 'delete',
    toolset: 'tasks',
    inputSchema: {
      type: 'object',
      properties: {
        tasks: { type: 'array', items: { type: 'string' } },
        confirm: {
          description: 'The names of what is deleted, if the user agreed',
          type: 'string',
        },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['tasks'],
    },
  },
  {
    name: 'get_list',
    title: 'Read a list',
    description: 'Read a list: its statuses, custom fields with their options, members and views.',
    kind: 'read',
    toolset: 'lists',
    inputSchema: { type: 'object', properties: { list: { type: 'string' } }, required: ['list'] },
  },
  {
    name: 'create_list',
    title: 'Create a list',
    description: 'Create a list in a space or folder.',
    kind: 'write',
    toolset: 'lists',
    inputSchema: {
      type: 'object',
      properties: {
        in: { type: 'string' },
        name: { type: 'string' },
        content: { description: 'Markdown', type: 'string' },
        due: { type: 'string' },
        priority: { type: 'string' },
        assignee: { type: 'string' },
        status: { description: "The list's colour", type: 'string' },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['in', 'name'],
    },
  },
  {
    name: 'update_list',
    title: 'Update a list',
    description: 'Rename a list or change its description, dates, assignee or colour.',
    kind: 'write',
    toolset: 'lists',
    inputSchema: {
      type: 'object',
      properties: {
        list: { type: 'string' },
        set: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            content: { description: 'Markdown', type: 'string' },
            due: { type: 'string' },
            priority: { type: 'string' },
            assignee: { type: 'string' },
            status: { description: "The list's colour", type: 'string' },
          },
        },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['list', 'set'],
    },
  },
  {
    name: 'delete_list',
    title: 'Delete a list',
    description: 'Delete a list with all its tasks for good, after the user has agreed.',
    kind: 'delete',
    toolset: 'lists',
    inputSchema: {
      type: 'object',
      properties: {
        list: { type: 'string' },
        confirm: {
          description: 'The names of what is deleted, if the user agreed',
          type: 'string',
        },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['list'],
    },
  },
  {
    name: 'get_comments',
    title: 'Read comments',
    description:
      'Read the comments of a task, list or chat view, newest first, with their replies.',
    kind: 'read',
    toolset: 'comments',
    inputSchema: {
      type: 'object',
      properties: {
        task: { description: 'Id, custom id, URL, "List / name", or "current"', type: 'string' },
        list: { description: 'Comments on the list itself', type: 'string' },
        view: { description: 'Chat view id or URL', type: 'string' },
        cursor: { type: 'string' },
      },
    },
  },
  {
    name: 'add_comment',
    title: 'Add a comment',
    description:
      'Comment on a task, list or chat view, or reply to a comment; Markdown, and @name mentions people or groups.',
    kind: 'write',
    toolset: 'comments',
    inputSchema: {
      type: 'object',
      properties: {
        task: { description: 'Id, custom id, URL, "List / name", or "current"', type: 'string' },
        list: { description: 'Comments on the list itself', type: 'string' },
        view: { description: 'Chat view id or URL', type: 'string' },
        reply_to: { description: 'Comment id or URL', type: 'string' },
        text: { type: 'string' },
        assign_to: { description: 'Who has to act on it', type: 'string' },
        dry_run: { type: 'boolean', description: 'Only show what would change' },
      },
      required: ['text'],
    },
  },
  {
    name: 'find_docs',
    title: 'Find docs',
    description:
      'Find ClickUp Docs by words in their titles, everywhere or in a space, folder or list.',
    kind: 'read',
    toolset: 'docs',
    inputSchema: {
      type: 'object',
      properties: { text: { type: 'string' }, in: { type: 'string' } },
    },
  },
  {
    name: 'get_doc',
    title: 'Read a doc',
    description:
      'Read a ClickUp Doc by title, id or URL: its page tree and the Markdown of its pages, or of one page.',
    kind: 'read',
    toolset: 'docs',
    inputSchema: {
      type: 'object',
      properties: {
        doc: { type: 'string' },
        page: { description: 'Title or id', type: 'string' },
        cursor: { type: 'string' },
      },
      required: ['doc'],
    },
  },
]
