// Resource templates: tasks, lists and docs as Markdown, for people to put into the context.
import type { Completion } from '../prompts/all.ts'

export interface ResourceTemplate {
  readonly kind: 'task' | 'list' | 'doc'
  readonly uriTemplate: string
  readonly name: string
  readonly title: string
  readonly description: string
  readonly completion: Completion
  /** The tool that shows the same: it is offered where that one is. */
  readonly tool: string
}

/** The template that an address belongs to. */
export const templateOf = (uri: string): ResourceTemplate | undefined =>
  RESOURCE_TEMPLATES.find(({ uriTemplate }) => uri.startsWith(uriTemplate.replace('{id}', '')))

export const RESOURCE_TEMPLATES: readonly ResourceTemplate[] = [
  {
    kind: 'task',
    uriTemplate: 'clickup://task/{id}',
    name: 'task',
    title: 'ClickUp task',
    description: 'A task with its description and comments',
    completion: 'task',
    tool: 'get_task',
  },
  {
    kind: 'list',
    uriTemplate: 'clickup://list/{id}',
    name: 'list',
    title: 'ClickUp list',
    description: 'The open tasks of a list',
    completion: 'list',
    tool: 'find_tasks',
  },
  {
    kind: 'doc',
    uriTemplate: 'clickup://doc/{id}',
    name: 'doc',
    title: 'ClickUp doc',
    description: 'A doc with all its pages',
    completion: 'doc',
    tool: 'get_doc',
  },
]
