/** What decides whether the app goes on without a window. */
export interface BackgroundFacts {
  readonly platform: NodeJS.Platform
  readonly isQuitting: boolean
  readonly flowsOn: number
  /** Whether the system shows tray icons: without one the app could not be reached any more. */
  readonly hasTray: boolean
  /** The person's setting. */
  readonly keepInBackground: boolean
}

/** Whether the app goes on when its last window is closed: in the tray while flows are on; always on macOS. */
export function goesOnWithoutWindow(facts: BackgroundFacts): boolean {
  if (facts.isQuitting) return false
  return facts.platform === 'darwin' || (facts.flowsOn > 0 && facts.hasTray && facts.keepInBackground)
}
