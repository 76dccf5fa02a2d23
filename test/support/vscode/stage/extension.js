// Prepares a fresh window: Copilot Chat enabled, the tree and the chat in sight.
const { execFile } = require('node:child_process')
const { promisify } = require('node:util')
const vscode = require('vscode')

const run = (command) => vscode.commands.executeCommand(command)

const copilot = () => vscode.extensions.getExtension('GitHub.copilot-chat')
const ours = () => vscode.extensions.getExtension('clickup-copilot.clickup-copilot')

const until = async (isThere) => {
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 50))
}

// The built-in Copilot is disabled in a fresh profile; managing its models is what enables it
// without a GitHub account. That is kept in the browser, so it happens once per browser and address.
const enableCopilot = async () => {
  if (copilot()) return
  await run('workbench.action.chat.manage')
  await run('workbench.action.closeActiveEditor')
}

const showTree = async () => {
  const [container] = ours()?.packageJSON.contributes.viewsContainers.activitybar ?? []
  if (container) await run(`workbench.view.extension.${container.id}`)
}

// A fresh window gives the empty editor most of its width. What the editor loses goes to the
// sidebar, or to the chat while the sidebar is closed.
const narrowEditor = async (steps) => {
  await run('workbench.action.focusActiveEditorGroup')
  for (let step = 0; step < steps; step += 1) await run('workbench.action.decreaseViewWidth')
}

const arrange = async () => {
  await run('workbench.action.chat.open')
  await run('workbench.action.closeSidebar')
  await narrowEditor(5)
  await showTree()
  await narrowEditor(3)
}

// What installs the extension into this window; without it, it has been there before.
const installation = JSON.parse(process.env.CLICKUP_STAGE_INSTALLATION ?? 'null')

// For whoever looks at it for the first time: installed like any other extension, and then what can be
// done with it stands in the editor, with room.
const welcome = async () => {
  // VS Code looks for walkthroughs only once it is asked for one, and then at those extensions alone
  // that came last.
  await until(copilot)
  const { command, args, cwd } = installation
  await promisify(execFile)(command, args, { cwd })
  await until(ours)
  await run('workbench.action.chat.open')
  await showTree()
  await run('clickup.getStarted')
}

exports.activate = async ({ globalState }) => {
  await enableCopilot()
  // Once: then the person may have arranged it otherwise.
  if (!globalState.get('arranged')) await (installation ? welcome() : arrange())
  await globalState.update('arranged', true)
  await run('workbench.action.chat.open')
  vscode.window.setStatusBarMessage('$(check) Ready for the chat')
}
