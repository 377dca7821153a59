/** What a build remembers of the sources it was made from. */
export interface SourceStamp {
  /** Digest over path, size and modification time of every input file: cheap to compare. */
  readonly quick: string
  /** Digest over path and content of every input file: survives a checkout that only touched times. */
  readonly content: string
}

/** Digest over path, size and mtime of all files below `inputs` (paths relative to `root`). About 10 ms for 1,000 files. */
export declare function quickDigest(root: string, inputs: readonly string[]): string

/** Both digests of the files as they are now. */
export declare function takeStamp(root: string, inputs: readonly string[]): SourceStamp

/** Path of the file in which the stamp of the group `name` is kept. */
export declare function stampFile(root: string, name: string): string

/** Writes a stamp (atomically). */
export declare function writeStamp(root: string, name: string, stamp: SourceStamp): void

/**
 * Is the group `name` built from the sources as they are now? False also when an output is missing or the stamp is
 * unreadable. When only times changed, the stamp is refreshed so that the next look is quick again.
 */
export declare function isFresh(
  root: string,
  group: { readonly name: string; readonly inputs: readonly string[]; readonly outputs: readonly string[] },
): boolean
