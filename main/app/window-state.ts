/** Where the window was, in DIPs. */
export interface WindowState {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

/** A rectangle of the desktop, in DIPs. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Smallest window in which everything can still be reached. */
export const minimumSize = { width: 800, height: 600 } as const

const defaultState: WindowState = { width: 1280, height: 840, isMaximized: false }

/** Smallest part of the title bar that must lie on a screen for the window to be dragged back. */
const graspable = { width: 120, height: 40 } as const

/** Reads a state that was stored; what is not a state gives the default. */
export function readWindowState(stored: unknown): WindowState {
  if (typeof stored !== 'object' || stored === null) return defaultState
  const { x, y, width, height, isMaximized } = stored as Record<string, unknown>
  if (!isNumber(width) || !isNumber(height)) return defaultState
  return {
    width: Math.round(width),
    height: Math.round(height),
    isMaximized: isMaximized === true,
    ...(isNumber(x) && isNumber(y) ? { x: Math.round(x), y: Math.round(y) } : {}),
  }
}

/**
 * Keeps a window on a screen: not larger than the screen it lies on, and its title bar within reach. One that lies
 * on a screen that is gone is centred by the system (no place).
 * @param workAreas work areas of the screens, the main one first
 */
export function fitToScreens(state: WindowState, workAreas: readonly Area[]): WindowState {
  const home = workAreas.find((area) => isGraspable(state, area))
  const area = home ?? workAreas[0]
  const size = {
    width: Math.max(minimumSize.width, Math.min(state.width, area?.width ?? state.width)),
    height: Math.max(minimumSize.height, Math.min(state.height, area?.height ?? state.height)),
    isMaximized: state.isMaximized,
  }
  if (home === undefined || state.x === undefined || state.y === undefined) return size
  return { ...size, x: state.x, y: Math.max(state.y, home.y) }
}

function isGraspable(state: WindowState, area: Area): boolean {
  if (state.x === undefined || state.y === undefined) return false
  const overlap = Math.min(state.x + state.width, area.x + area.width) - Math.max(state.x, area.x)
  return (
    overlap >= graspable.width &&
    state.y <= area.y + area.height - graspable.height &&
    state.y >= area.y - graspable.height
  )
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
