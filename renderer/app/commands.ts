import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { parseShortcut, type Shortcut } from './shortcut.ts'

/** Something the person can do by menu, palette or keyboard. */
export interface Command {
  /** `save`, `undo`, `run`, `new-flow` ...: the same word the menu of main sends. */
  readonly id: string
  readonly title: string
  /** Heading in the palette. */
  readonly group: string
  /** `Mod+K`, `F5`, `Alt+ArrowLeft`; `Mod` is Cmd on macOS and Ctrl elsewhere. The first one is shown. */
  readonly shortcuts?: readonly string[]
  /** Keys that a part of the page obeys itself while it has the focus; the palette only shows them. */
  readonly shownKeys?: string
  readonly run: () => void
  /** Whether it can be done now; absent: always. */
  readonly isEnabled?: () => boolean
  /** Leaves the keys to text fields and editors while one has the focus (undo, redo, Delete). */
  readonly yieldsToText?: boolean
  /** Not offered in the palette. */
  readonly isHidden?: boolean
}

interface Registered {
  readonly order: number
  readonly command: Command
  readonly shortcuts: readonly Shortcut[]
}

interface CommandsState {
  readonly registered: readonly Registered[]
}

let nextOrder = 1

/** The commands of what is on the screen. */
export const useCommandList = create<CommandsState>(() => ({ registered: [] }))

/** Offers commands until the undoing is called. Of two with one id the later one counts. */
export function registerCommands(commands: readonly Command[]): () => void {
  const added: readonly Registered[] = commands.map((command) => {
    const order = nextOrder
    nextOrder += 1
    return { order, command, shortcuts: (command.shortcuts ?? []).map(parseShortcut) }
  })
  useCommandList.setState(({ registered }) => ({ registered: [...registered, ...added] }))
  return () => {
    useCommandList.setState(({ registered }) => ({
      registered: registered.filter((entry) => !added.includes(entry)),
    }))
  }
}

/**
 * Offers commands while the component is mounted. `run` and `isEnabled` are always those of the last render; ids,
 * titles and shortcuts count when they change.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const key = JSON.stringify(commands.map(({ id, title, group, shortcuts }) => [id, title, group, shortcuts]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for all that registration depends on
  useEffect(() => {
    const find = (id: string) => latest.current.find((command) => command.id === id)
    return registerCommands(
      latest.current.map((command) => ({
        ...command,
        run: () => find(command.id)?.run(),
        isEnabled: () => find(command.id)?.isEnabled?.() ?? true,
      })),
    )
  }, [key])
}

/** All commands offered now, each id once. */
export function availableCommands({ registered }: CommandsState): readonly Command[] {
  const byId = new Map<string, Command>()
  for (const { command } of registered) {
    byId.delete(command.id)
    byId.set(command.id, command)
  }
  return [...byId.values()]
}

/** Runs a command by its id; false when there is none or it cannot be done now. */
export function runCommand(id: string): boolean {
  const command = availableCommands(useCommandList.getState()).find((candidate) => candidate.id === id)
  if (command === undefined || command.isEnabled?.() === false) return false
  command.run()
  return true
}
