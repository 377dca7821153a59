import type { FileEntry } from './file-entry.ts'

/**
 * Files somewhere, in the few steps that every place has. Paths are read already (`readFilePath`). What the place refuses
 * is a ServiceRefusal with the status that Power Automate would give; a place that is not there is a ConnectorError.
 */
export interface FileStore {
  /** Files and folders in a folder that is there; what is neither is left out. */
  list(folder: string): Promise<readonly FileEntry[]>
  /** What is at a path; undefined where there is nothing. */
  find(path: string): Promise<FileEntry | undefined>
  /** The content of a file that is there. Refuses with 413 what is larger than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Uint8Array>
  /** Writes a file, in a folder that is there. With `isNew`, one that came there meanwhile is refused with 409. */
  write(path: string, content: Uint8Array, how: { readonly isNew: boolean }): Promise<void>
  /** Adds to a file that is there. */
  append(path: string, content: Uint8Array): Promise<void>
  /** Gives something another path, where nothing is. */
  move(from: string, to: string): Promise<void>
  copy(from: string, to: string, how: { readonly isNew: boolean; readonly maxBytes: number }): Promise<void>
  /** Deletes a file. */
  remove(path: string): Promise<void>
  /** Makes a folder, in one that is there. One that is there already is no refusal. */
  makeFolder(path: string): Promise<void>
}

/** Largest file that is copied through this process where a service cannot copy by itself, in bytes. */
export const maxCopyBytes = 1024 * 1024 * 1024
