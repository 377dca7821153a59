import type { Command } from '../../app/commands.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import type { CanvasCommand } from '../canvas/canvas-commands.ts'
import type { FlowStep } from '../model/flow-model.ts'
import type { StepMenuCommand } from './step-menu.tsx'

const words = canvasStrings.menu

type StepCommand = CanvasCommand | StepMenuCommand

/** Which steps a command is for. */
type Fits = 'any' | 'none-too' | 'action' | 'container' | 'switch'

/** The keys are those of the canvas, which obeys them itself while it has the focus. */
const offered: readonly (readonly [StepCommand, string, Fits, string?])[] = [
  ['add', words.addAfter, 'none-too', 'A'],
  ['add-parallel', words.addParallel, 'action', 'Shift+A'],
  ['add-inside', words.addInside, 'container', 'I'],
  ['add-case', words.addCase, 'switch'],
  ['cut', words.cut, 'action', 'Mod+X'],
  ['copy', words.copy, 'action', 'Mod+C'],
  ['copy-for-cloud', words.copyForCloud, 'action'],
  ['paste', words.paste, 'none-too', 'Mod+V'],
  ['duplicate', words.duplicate, 'action', 'Mod+D'],
  ['move-up', words.moveUp, 'action', 'Alt+ArrowUp'],
  ['move-down', words.moveDown, 'action', 'Alt+ArrowDown'],
  ['wrap', `${words.wrap}: ${words.wrapScope}`, 'action', 'Mod+G'],
  ['unwrap', words.unwrap, 'container', 'Mod+Shift+G'],
  ['select-all', words.selectAll, 'none-too', 'Mod+A'],
  ['fold', `${words.collapse} / ${words.expand}`, 'container', 'F'],
  ['disable', `${words.disable} / ${words.enable}`, 'action', 'Mod+E'],
  ['note', words.note, 'any', 'N'],
  ['run-after', words.runAfter, 'action'],
  ['show-code', words.showCode, 'any'],
  ['delete', words.delete, 'any', 'Delete'],
]

/** Everything that the menu and the keys do with the selected step, for the palette. */
export function stepCommands(
  selected: FlowStep | undefined,
  canEdit: boolean,
  run: (command: StepCommand) => void,
): readonly Command[] {
  return offered.map(([command, title, fits, keys]) => ({
    id: `step-${command}`,
    title,
    group: words.group,
    ...(keys === undefined ? {} : { shownKeys: keys }),
    run: () => run(command),
    isEnabled: () => (canEdit || readsOnly.has(command)) && isFor(fits, selected),
  }))
}

const readsOnly: ReadonlySet<StepCommand> = new Set([
  'copy',
  'copy-for-cloud',
  'select-all',
  'fold',
  'show-code',
])

function isFor(fits: Fits, step: FlowStep | undefined): boolean {
  if (step === undefined) return fits === 'none-too'
  switch (fits) {
    case 'any':
    case 'none-too':
      return true
    case 'action':
      return step.kind === 'action'
    case 'container':
      return step.branches.length > 0
    case 'switch':
      return step.hasCases
  }
}
