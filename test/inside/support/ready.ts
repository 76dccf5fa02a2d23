// A window in which a test may begin.
import { extensions } from 'vscode'
import { driver } from './driver.ts'
import { eventually } from './extension.ts'
import { box } from './view.ts'

/** Waits until VS Code has started all that it starts by itself, and what is typed arrives. */
export const ready = async (): Promise<void> => {
  const ours = extensions.getExtension('clickup-copilot.clickup-copilot')
  if (!ours) throw new Error('The extension is not installed.')
  // It is activated once the start is over; whoever asks for it would have it sooner.
  await eventually('the end of the start', () => (ours.isActive ? true : undefined))
  await driver?.command('View: Close All Editors')
  await driver?.gone(box)
}
