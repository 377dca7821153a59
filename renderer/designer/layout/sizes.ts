import type { LevelSpacing } from './layout-level.ts'

/** Sizes of what the canvas draws, in canvas units (pixels at zoom 1). Styles and layout both read them. */
export const cardSize = { width: 256, height: 60 } as const

/** In place of the trigger of a flow that has none. */
export const startSize = { width: 256, height: 96 } as const

/** Strip on top of a container, with icon and title. */
export const containerHeader = { height: 60 } as const

/** Strip below title and subtitle that shows a step's note. */
export const noteStrip = { height: 26 } as const

/** Height of a step's card, or of its header when it is a container. */
export function cardHeight({ note }: { readonly note: string | undefined }): number {
  return cardSize.height + (note === undefined || note === '' ? 0 : noteStrip.height)
}

/** Room inside a container's frame. */
export const containerPadding = { side: 20, between: 16, bottom: 16 } as const

/** Strip on top of a branch that shows its name. */
export const branchHeader = { height: 40, padding: 16, minWidth: 176 } as const

/** A branch without actions: room for its '+'. */
export const emptyBranch = { width: 176, height: 64 } as const

/** Diameter of a '+'. */
export const plusSize = 22

/** Length of the short line under the last step of a branch. */
export const endLength = 22

export const levelSpacing: LevelSpacing = {
  straightGap: 52,
  forkGap: 72,
  sideGap: 32,
  laneWidth: 40,
  endRoom: endLength + plusSize,
}
