import type { ShellCommand } from '../../shared/ipc/payloads.ts'
import { openEnvironment } from '../home/environment-store.ts'
import { runCommand } from './commands.ts'
import { navigate } from './navigation.ts'

/** Does what the menu or a second start of the app asks for. */
export function obeyShell(command: ShellCommand): void {
  if (command.command === 'open-environment') {
    void openEnvironment(command.path)
    return
  }
  if (command.command === 'open-run') {
    navigate({ page: 'run', runId: command.runId })
    return
  }
  const isOfText = command.command === 'undo' || command.command === 'redo'
  if (isOfText && isInPlainField()) document.execCommand(command.command)
  else runCommand(command.command)
}

/** Whether the focus is in a field that keeps its own undo; the code editor's undo is the document's. */
function isInPlainField(): boolean {
  const focused = document.activeElement
  if (focused === null || focused.closest('.monaco-editor') !== null) return false
  return focused.matches('input, textarea, [contenteditable="true"]')
}
