import type { Caller } from './ipc-port.ts'

/** What the handlers need of the desktop: dialogs, the file manager, the browser. */
export interface ShellPort {
  /** Asks for a folder; undefined when dismissed. */
  pickFolder(caller: Caller, options: { title: string; buttonLabel?: string }): Promise<string | undefined>
  /** Asks for a file with one of these endings; undefined when dismissed. */
  pickFile(
    caller: Caller,
    options: { title: string; extensions: readonly string[] },
  ): Promise<string | undefined>
  /** Asks where to write a file of that name; undefined when dismissed. */
  pickSavePath(caller: Caller, options: { title: string; name: string }): Promise<string | undefined>
  /** Shows a folder's content in the file manager. */
  openFolder(path: string): Promise<void>
  /** Shows a file in its folder. */
  revealFile(path: string): void
  /** Opens a text file with the system's program for it. */
  openFile(path: string): Promise<void>
  /** Opens an https link in the system's browser. */
  openLink(url: string): Promise<void>
}
