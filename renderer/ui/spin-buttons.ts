import { strings } from '../strings/shell.ts'

/** The two buttons of a number field, named in the window's language. */
export const spinButtons = {
  incrementButton: { 'aria-label': strings.common.increase },
  decrementButton: { 'aria-label': strings.common.decrease },
} as const
