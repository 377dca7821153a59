/** What we need of the frame a message came from; null for a frame that is gone. */
export interface SenderFrame {
  readonly url: string
  /** Null for a main frame. */
  readonly parent: unknown
}

/** What we need of Electron's IpcMainInvokeEvent. */
export interface InvokeEvent {
  readonly sender: { readonly id: number }
  readonly senderFrame: SenderFrame | null
}

/** What we need of Electron's ipcMain; tests hand in one of their own. */
export interface IpcMainPort {
  handle(channel: string, listener: (event: InvokeEvent, payload: unknown) => Promise<unknown>): void
  removeHandler(channel: string): void
}

/** The window a request came from. */
export interface Caller {
  /** Id of its web contents. */
  readonly windowId: number
}

/** Tells the windows. Events are sent to one window or to all. */
export interface WindowNews {
  send(channel: string, payload: unknown, windowId?: number): void
}

/** Where the edge reports; no payloads, no secrets. */
export interface EdgeLog {
  warn(message: string): void
  error(message: string): void
}
