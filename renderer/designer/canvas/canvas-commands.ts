import type { KeyboardEvent } from 'react'

/** What the keys of a canvas ask its owner to do with the selected steps. */
export type CanvasCommand =
  | 'add'
  | 'add-parallel'
  | 'add-inside'
  | 'delete'
  | 'duplicate'
  | 'select-all'
  | 'menu'
  | 'move-up'
  | 'move-down'
  | 'wrap'
  | 'unwrap'
  | 'fold'
  | 'disable'
  | 'note'

/** The command of a key press; undefined: none. Copy, cut and paste come as events of the clipboard. */
export function commandOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): CanvasCommand | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.altKey && !event.ctrlKey && !event.metaKey) return altKeys[key]
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return (event.shiftKey ? modShiftKeys : modKeys)[key]
  return (event.shiftKey ? shiftKeys : plainKeys)[key]
}

type Keys = Readonly<Record<string, CanvasCommand>>
const plainKeys: Keys = {
  a: 'add',
  Insert: 'add',
  i: 'add-inside',
  f: 'fold',
  n: 'note',
  Delete: 'delete',
  Backspace: 'delete',
  ContextMenu: 'menu',
}
const shiftKeys: Keys = { a: 'add-parallel', F10: 'menu' }
const modKeys: Keys = { d: 'duplicate', a: 'select-all', g: 'wrap', e: 'disable' }
const modShiftKeys: Keys = { g: 'unwrap' }
const altKeys: Keys = { ArrowUp: 'move-up', ArrowDown: 'move-down' }
