import type { Entry, ZipFile } from 'yauzl'
import { FileError } from '../../../shared/errors/index.ts'
import { crc32 } from './crc32.ts'

/** One file of a zip, unpacked. `path` has forward slashes and leads nowhere but down. */
export interface UnzippedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Bounds of what is unpacked: a small zip could otherwise become an endless one. */
export interface ZipLimits {
  readonly maxEntries: number
  readonly maxFileBytes: number
  readonly maxTotalBytes: number
  /** How many times larger than packed a file of more than a megabyte may be. */
  readonly maxRatio: number
}

const megabyte = 1024 * 1024

/** Far beyond any package of flows. */
export const packageLimits: ZipLimits = {
  maxEntries: 5_000,
  maxFileBytes: 50 * megabyte,
  maxTotalBytes: 200 * megabyte,
  maxRatio: 250,
}

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/**
 * Unpacks in memory the files of a zip that `isWanted` asks for. Every entry is looked at before the first is unpacked;
 * none is unpacked further than it says it is large, and its checksum has to be right. Nothing is written anywhere.
 * @throws FileError `file.zip-damaged`, `file.zip-encrypted`, `file.zip-unsafe`, `file.zip-duplicate`,
 * `file.zip-too-large`
 */
export async function readZip(
  bytes: Uint8Array,
  name: string,
  isWanted: (path: string) => boolean,
  limits: ZipLimits = packageLimits,
): Promise<readonly UnzippedFile[]> {
  const { fromBufferPromise } = await import('yauzl')
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
      lazyEntries: true,
    })
    const wanted = await chooseEntries(zip, name, isWanted, limits)
    const files: UnzippedFile[] = []
    for (const entry of wanted) files.push({ path: entry.fileName, bytes: await unpack(zip, entry, name) })
    return files
  } catch (cause) {
    throw cause instanceof FileError ? cause : faultOf(cause, name)
  }
}

/** The entries to unpack, when none of all gives reason to refuse the zip. */
async function chooseEntries(
  zip: ZipFile,
  name: string,
  isWanted: (path: string) => boolean,
  limits: ZipLimits,
): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.maxEntries) {
    throw tooLarge(name, `holds more than ${limits.maxEntries} files`)
  }
  const seen = new Set<string>()
  const wanted: Entry[] = []
  let total = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName: path, uncompressedSize, compressedSize } = entry
    checkPath(path, entry.externalFileAttributes >>> 16, name)
    const key = path.normalize('NFC').toLowerCase()
    if (seen.has(key)) throw duplicate(path, name)
    seen.add(key)
    if (path.endsWith('/') || !isWanted(path)) continue
    if (entry.isEncrypted()) throw encrypted(name)
    total += uncompressedSize
    if (uncompressedSize > limits.maxFileBytes || total > limits.maxTotalBytes) {
      const most = `${limits.maxTotalBytes / megabyte} MB, ${limits.maxFileBytes / megabyte} MB a file`
      throw tooLarge(name, `would unpack to more than ${most}`)
    }
    if (uncompressedSize > megabyte && uncompressedSize > compressedSize * limits.maxRatio) {
      throw tooLarge(name, `holds a file that grows more than ${limits.maxRatio} times: '${path}'`)
    }
    wanted.push(entry)
  }
  return wanted
}

/** Kind of a file in the upper half of a zip's attributes, as Unix writes them. */
const kindMask = 0o170000
const symbolicLink = 0o120000

function checkPath(path: string, mode: number, name: string): void {
  const isOut = /^([\\/]|[a-z]:)/i.test(path) || path.includes('\0') || path.split(/[\\/]/).includes('..')
  if (isOut) throw unsafe(`holds a file that leads out of it: '${path.replaceAll('\0', '?')}'`, name)
  if ((mode & kindMask) === symbolicLink) throw unsafe(`holds a symbolic link: '${path}'`, name)
}

/** The library ends the stream with an error when there is more or less than the entry says. */
async function unpack(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) throw damaged(name)
  return bytes
}

/** What the library says, in our codes; it throws plain errors. Source: yauzl 3, `validateFileName` and `readEntry`. */
function faultOf(cause: unknown, name: string): FileError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/^(absolute path|invalid relative path|invalid characters in fileName)/i.test(message)) {
    return unsafe(`holds a file that leads out of it (${message})`, name)
  }
  return /encrypt/i.test(message) ? encrypted(name) : damaged(name, cause)
}

function damaged(name: string, cause?: unknown): FileError {
  return new FileError('file.zip-damaged', `'${name}' is damaged: it cannot be unpacked.`, {
    hint: 'It may be cut off or changed on its way. Export or pack it anew.',
    ...(cause === undefined ? {} : { cause }),
  })
}

function encrypted(name: string): FileError {
  return new FileError('file.zip-encrypted', `'${name}' is encrypted.`, {
    hint: 'Unpack it with its password and pack it anew without one.',
  })
}

function unsafe(why: string, name: string): FileError {
  return new FileError('file.zip-unsafe', `'${name}' ${why}; it is not unpacked.`, {
    hint: 'It was not made by a program you should trust.',
  })
}

function duplicate(path: string, name: string): FileError {
  return new FileError('file.zip-duplicate', `'${name}' holds two files called '${path}'.`, {
    hint: 'Which one is meant cannot be known. Export or pack it anew.',
  })
}

function tooLarge(name: string, why: string): FileError {
  return new FileError('file.zip-too-large', `'${name}' ${why}; it is not unpacked.`, {
    hint: 'Pack the flows alone.',
  })
}
