// The pages of tasks, as a person reads them and as VS Code keeps them.
import { TabInputCustom, Uri, window, workspace } from 'vscode'
import { eventually } from './extension.ts'

const enter = 'internal:control=enter-frame'

/** Inside of the two frames in which VS Code shows an editor of an extension. */
export const inPage = `iframe.webview >> ${enter} >> iframe#active-frame >> ${enter} >> `

/** The label of the tab in front, once it is the page of a task. */
export const labelInFront = (): Promise<string> =>
  eventually('a page', () => {
    const { input, label } = window.tabGroups.activeTabGroup.activeTab ?? {}
    return input instanceof TabInputCustom && input.uri.scheme === 'clickup-task'
      ? label
      : undefined
  })

/** More than VS Code keeps of documents that only an extension has asked for. */
const MANY = 60

/** Makes VS Code drop at once the documents that it would drop some minutes later. */
export const dropDocuments = async (): Promise<void> => {
  const scheme = 'clickup-test-filler'
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) => path,
  })
  const dropped = new Set<string>()
  const listener = workspace.onDidCloseTextDocument((one) => dropped.add(one.uri.toString()))
  const fillers = Array.from({ length: MANY }, (_, i) => Uri.from({ scheme, path: `/${i}` }))
  for (const filler of fillers) await workspace.openTextDocument(filler)
  await eventually('the drop', () => (dropped.has(String(fillers[0])) ? true : undefined))
  listener.dispose()
  provider.dispose()
}
