import { deflateRawSync } from 'node:zlib'
import { crc32 } from '../crc32.ts'

/** A file for a zip, and the lies to tell about it. */
export interface ZipPart {
  readonly name: string
  readonly content: string | Uint8Array
  /** Unix mode, such as 0o120777 for a symbolic link. */
  readonly mode?: number
  /** Sizes and checksum as the headers give them, where not the true ones. */
  readonly size?: number
  readonly crc?: number
  readonly isEncrypted?: boolean
  readonly isStored?: boolean
}

/** Bytes of a zip, written by hand so that tests can make what no honest tool would. Source: APPNOTE 4.3. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const plain = Buffer.from(part.content)
    const packed = part.isStored === true ? plain : deflateRawSync(plain)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE((part.isEncrypted === true ? 1 : 0) | 0x800, 2)
    shared.writeUInt16LE(part.isStored === true ? 0 : 8, 4)
    shared.writeUInt32LE(part.crc ?? crc32(plain), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(part.size ?? plain.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([signature(0x04034b50), shared, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    const madeBy = Buffer.from([20, 3])
    central.push(Buffer.concat([signature(0x02014b50), madeBy, shared, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...locals, directory, signature(0x06054b50), end]))
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
