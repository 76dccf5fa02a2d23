// Who may import whom in src/. A file stands in the innermost room of this list that holds it, and may
// import from that room and from those that are named behind it; `base` means all rooms in it. A room
// names only rooms that stand above it, so there is no way round in a circle.
export const ROOMS: Readonly<Record<string, string>> = {
  'base/problems': '',
  'base/text': 'base/problems',
  'base/input': 'base/text',
  'base/time': 'base/problems base/text',
  'base/files': 'base/problems',
  'base/git': '',
  base: '',
  access: '',
  ui: '',
  openapi: 'base',
  clients: '',
  links: 'base clients',
  'ui/admin': 'links',
  broker: 'base access',
  sandbox: 'base',
  'clickup/http': 'base',
  'clickup/objects': 'base clickup/http',
  'clickup/rich-text': 'base clickup/objects',
  'clickup/fields': 'base clickup/http clickup/objects',
  'clickup/references': 'base clickup/http clickup/objects clickup/rich-text clickup/fields',
  'clickup/search': 'base clickup/http clickup/objects clickup/fields clickup/references',
  'clickup/operations':
    'base openapi clickup/fields clickup/http clickup/objects clickup/references',
  'changes/steps': 'base access clickup/http clickup/objects clickup/references',
  'changes/engine': 'base access clickup/http clickup/references changes/steps',
  'changes/pictures': 'base clickup changes/steps',
  'changes/uploads': 'base access clickup changes/steps',
  'changes/texts': 'base changes/steps changes/uploads',
  'changes/tasks':
    'base access clickup changes/steps changes/pictures changes/uploads changes/texts',
  'changes/lists': 'base access clickup changes/steps changes/pictures changes/texts',
  'changes/folders': 'base access clickup changes/steps changes/pictures',
  'changes/comments':
    'base access clickup changes/steps changes/pictures changes/uploads changes/texts',
  'changes/docs': 'base access clickup changes/steps changes/texts',
  'changes/time': 'base access clickup changes/steps',
  'changes/chat': 'base access clickup changes/steps',
  'changes/files': 'base access clickup changes/steps changes/comments changes/uploads',
  'changes/operations':
    'base access clickup openapi changes/steps changes/texts changes/tasks changes/lists changes/comments',
  changes:
    'changes/steps changes/uploads changes/texts changes/tasks changes/lists changes/folders changes/comments changes/docs changes/time changes/chat changes/files changes/operations',
  'mcp/config': 'base access clickup/http clients',
  'mcp/tool': 'base access clickup/http clickup/references changes/steps changes/engine',
  'mcp/show': 'base openapi clickup mcp/tool',
  'mcp/tools': 'base access openapi clickup changes mcp/tool mcp/show',
  'mcp/prompts': 'base clickup mcp/show',
  'mcp/resources': 'base access clickup mcp/show mcp/prompts',
  'mcp/deep': 'base openapi clickup',
  'mcp/call':
    'base access broker clickup clients changes/steps changes/engine mcp/config mcp/tool mcp/tools mcp/prompts mcp/resources mcp/deep',
  'mcp/serve': 'base access mcp/config mcp/tool mcp/call',
  mcp: 'base mcp/config mcp/call mcp/serve',
  'gateway/store': 'base',
  'gateway/keys': 'base gateway/store mcp/serve',
  'gateway/links': 'base access links gateway/store gateway/keys',
  'gateway/rules': 'base access links mcp/tool',
  'gateway/tenants':
    'base access clickup mcp/config mcp/call gateway/store gateway/links gateway/rules',
  'gateway/http':
    'base clickup/http mcp/serve gateway/store gateway/keys gateway/links gateway/tenants',
  'gateway/admin':
    'base access clickup/http clickup/objects links gateway/keys gateway/links gateway/rules gateway/http',
  'gateway/cli': 'base clickup/http clients links gateway/admin gateway/http',
  gateway:
    'base mcp/serve gateway/store gateway/keys gateway/links gateway/rules gateway/tenants gateway/admin gateway/http gateway/cli',
  'extension/account': 'base access broker clickup',
  'extension/provider': 'base access broker',
  'extension/patience': 'base clickup/http',
  'extension/query': 'base clickup',
  'extension/address': 'clickup',
  'extension/views/tree': 'base access broker clickup extension/address',
  'extension/views/hierarchy': 'base access broker clickup extension/views/tree',
  'extension/views/my-work': 'base access broker clickup extension/views/tree',
  'extension/views/searches': 'base access broker clickup extension/query extension/views/tree',
  'extension/views/task': 'base access broker clickup ui extension/address extension/views/tree',
  'extension/views/links': 'base links',
  'extension/views':
    'base access broker clickup links extension/provider extension/views/tree extension/views/hierarchy extension/views/my-work extension/views/searches extension/views/task extension/views/links extension/query',
  'extension/commands':
    'base access clickup changes clients links extension/patience extension/provider extension/query extension/views',
  'extension/page': 'base clickup changes ui extension/views extension/commands',
  extension:
    'base access broker clickup changes extension/patience extension/query extension/account extension/provider extension/views extension/commands extension/page',
}

/** Packages that few may know: the rooms that may. */
export const PACKAGES: Readonly<Record<string, string>> = {
  vscode: 'extension',
  '@modelcontextprotocol/sdk': 'mcp/serve mcp',
  '@modelcontextprotocol/server': 'mcp/serve',
}

/** Files of so many lines hold two things; what is data may be longer. */
export const MOST_LINES = 300
export const DATA = ['src/mcp/tool/tool-list.ts']
/** So many files in one folder can be taken in at a glance. */
export const MOST_FILES = 15
