import { createHash } from 'node:crypto'

/** A file as a trigger looks at it. */
export interface SeenFile {
  readonly path: string
  /** Another text whenever the file has changed. */
  readonly version: string
}

/** What has become of a folder since a snapshot. */
export interface FolderNews<File> {
  /** Files to tell of. */
  readonly told: readonly File[]
  /** The snapshot to go on from. */
  readonly snapshot: string
  /** Whether files wait to be told: they may still be written, or there were too many. */
  readonly isWaiting: boolean
}

export interface FolderLook<File> {
  readonly files: readonly File[]
  readonly see: (file: File) => SeenFile
  /** `new` tells each file once, `changed` again whenever it has changed. */
  readonly wanted: 'new' | 'changed'
  /** Most files told at once. */
  readonly most: number
}

interface Known {
  readonly version: number
  /** Seen, and not told of yet. */
  readonly isWaiting: boolean
}

/** A name in 6 bytes, a version in 4, and whether it was told. */
const recordBytes = 11
const waiting = 1

/** A folder as it is, with nothing in it that is news. */
export function snapshotOf(seen: readonly SeenFile[]): string {
  return printed(seen.map((file) => [keyOf(file.path), { version: hashOf(file.version), isWaiting: false }]))
}

/**
 * What is new in a folder. Every file is compared with how it was when it was looked at last, so no clock plays a part: a
 * file that was moved here with a time of last year is news, and one of the very moment of the last look is not told
 * twice. A file is told of when two looks find it the same: until then somebody may still be writing it.
 */
export function newsOfFolder<File>(snapshot: string, look: FolderLook<File>): FolderNews<File> {
  const known = read(snapshot)
  const told: File[] = []
  const next: [string, Known][] = []
  for (const file of look.files) {
    const { path, version: written } = look.see(file)
    const key = keyOf(path)
    const version = hashOf(written)
    const before = known.get(key)
    const isNews =
      before === undefined || before.isWaiting || (look.wanted === 'changed' && before.version !== version)
    const isSettled = before?.isWaiting === true && before.version === version
    const isTold = isNews && isSettled && told.length < look.most
    if (isTold) told.push(file)
    next.push([key, { version, isWaiting: isNews && !isTold }])
  }
  return { told, snapshot: printed(next), isWaiting: next.some(([, { isWaiting }]) => isWaiting) }
}

function printed(records: readonly (readonly [string, Known])[]): string {
  const bytes = Buffer.alloc(records.length * recordBytes)
  for (const [index, [key, { isWaiting, version }]] of records.entries()) {
    const start = index * recordBytes
    bytes.write(key, start, 'hex')
    bytes.writeUInt32BE(version, start + 6)
    bytes.writeUInt8(isWaiting ? waiting : 0, start + 10)
  }
  return bytes.toString('base64url')
}

function read(snapshot: string): ReadonlyMap<string, Known> {
  const bytes = Buffer.from(snapshot, 'base64url')
  const known = new Map<string, Known>()
  for (let start = 0; start + recordBytes <= bytes.byteLength; start += recordBytes) {
    const key = bytes.toString('hex', start, start + 6)
    known.set(key, { version: bytes.readUInt32BE(start + 6), isWaiting: bytes[start + 10] === waiting })
  }
  return known
}

function keyOf(path: string): string {
  return digest(path).toString('hex', 0, 6)
}

function hashOf(text: string): number {
  return digest(text).readUInt32BE(0)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
