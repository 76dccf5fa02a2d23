// Prepares a fresh window: Copilot Chat enabled, the tree and the chat in sight.
const vscode = require('vscode')

const run = (command) => vscode.commands.executeCommand(command)

const isThere = () => vscode.extensions.getExtension('GitHub.copilot-chat') !== undefined

// The built-in Copilot is disabled in a fresh profile; managing its models is what enables it
// without a GitHub account. That is kept in the browser, so it happens once per browser and address.
const enableCopilot = async () => {
  if (isThere()) return
  await run('workbench.action.chat.manage')
  await run('workbench.action.closeActiveEditor')
}

const showTree = async () => {
  const ours = vscode.extensions.getExtension('clickup-copilot.clickup-copilot')
  const [container] = ours?.packageJSON.contributes.viewsContainers.activitybar ?? []
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

// VS Code begins to look for walkthroughs when one is opened for the first time, and without network
// asks its experiments for five seconds before it knows one; until then it opens its welcome page.
const untilWalkthroughs = () => new Promise((resolve) => setTimeout(resolve, 5500))

// For whoever looks at it for the first time: what can be done stands in the editor, with room.
const welcome = async () => {
  await run('workbench.action.chat.open')
  await showTree()
  await run('clickup.getStarted')
  await untilWalkthroughs()
  await run('clickup.getStarted')
}

const isFirstLook = process.env.CLICKUP_STAGE_WALKTHROUGH === '1'

exports.activate = async ({ globalState }) => {
  await enableCopilot()
  // Once: then the person may have arranged it otherwise.
  if (!globalState.get('arranged')) await (isFirstLook ? welcome() : arrange())
  await globalState.update('arranged', true)
  await run('workbench.action.chat.open')
  vscode.window.setStatusBarMessage('$(check) Ready for the chat')
}
