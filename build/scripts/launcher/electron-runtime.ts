/** An Electron that was found, and why this one. */
export interface ElectronRuntime {
  /** Absolute path of the program. */
  readonly executable: string
  readonly source: 'override' | 'installed' | 'downloaded' | 'registry'
  /** One sentence for a person. */
  readonly reason: string
}

/** No Electron can be had on this machine; the message says what was tried and what to do. */
export class NoElectronError extends Error {
  override readonly name = 'NoElectronError'
}
