import type { Frame, Slot } from './frame.ts'

/** What the driver is to do next. */
export type Command =
  /** Everything the action waits for is over and as it wants it. */
  | { readonly kind: 'start'; readonly slot: Slot }
  /** It is over, but not as the action wants it. */
  | { readonly kind: 'skip'; readonly slot: Slot; readonly because: Slot }
  /** All actions of a branch, an iteration or the run are over. */
  | { readonly kind: 'close'; readonly frame: Frame }
  /** All iterations of a Foreach are over. */
  | { readonly kind: 'close-loop'; readonly slot: Slot }
