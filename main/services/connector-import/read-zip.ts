import type { ErrorCode } from '../../../shared/errors/index.ts'
import { wholeFileError } from './import-error.ts'

/** One file of a zip, unpacked. `path` has forward slashes and leads nowhere but down. */
export interface ZippedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const megabyte = 1024 * 1024
/** Bounds of what is unpacked: a small zip could otherwise become an endless one. */
const maxEntries = 2_000
const maxFileBytes = 100 * megabyte
const maxTotalBytes = 200 * megabyte

/**
 * Unpacks the files of a zip that `isWanted` asks for. Sizes are looked at before anything is unpacked, and no more is
 * unpacked than the zip says it holds. Nothing is written anywhere. The library is loaded with the first one.
 * @throws DefinitionError `connector.zip-damaged`, `connector.zip-unsafe`, `connector.zip-too-large`
 */
export async function readZip(
  bytes: Uint8Array,
  name: string,
  isWanted: (path: string) => boolean,
): Promise<readonly ZippedFile[]> {
  const { unzipSync } = await import('fflate')
  let entries = 0
  let total = 0
  let found: Readonly<Record<string, Uint8Array>>
  try {
    found = unzipSync(bytes, {
      filter: ({ name: path, originalSize, size }) => {
        entries += 1
        if (entries > maxEntries) throw refused('too-large', name, `holds more than ${maxEntries} files`)
        if (isUnsafe(path)) throw refused('unsafe', name, `holds a file that leads out of it: '${path}'`)
        if (path.endsWith('/') || !isWanted(path.replaceAll('\\', '/'))) return false
        total += originalSize
        if (originalSize > maxFileBytes || size > maxFileBytes || total > maxTotalBytes) {
          const most = `${maxTotalBytes / megabyte} MB, ${maxFileBytes / megabyte} MB a file`
          throw refused('too-large', name, `would unpack to more than ${most}`)
        }
        return true
      },
    })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('connector.')) throw cause
    throw wholeFileError(
      'connector.zip-damaged',
      `'${name}' is no zip that can be read.`,
      'It may be cut off, encrypted, or made by a rare method; pack it anew.',
    )
  }
  return Object.entries(found).map(([path, content]) => ({
    path: path.replaceAll('\\', '/'),
    bytes: content,
  }))
}

/** Packs files into a zip. The same files give the same bytes. */
export async function writeZip(files: readonly ZippedFile[]): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const content = files.map(({ path, bytes }) => [path, bytes] as const)
  return zipSync(Object.fromEntries(content), { level: 6, mtime: new Date('1980-01-01T12:00:00') })
}

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** Absolute, up the tree, with a drive or a zero byte. */
function isUnsafe(path: string): boolean {
  const parts = path.split(/[\\/]/)
  return /^([\\/]|[a-z]:)/i.test(path) || path.includes('\0') || parts.includes('..')
}

function refused(what: 'too-large' | 'unsafe', name: string, why: string) {
  const code: ErrorCode = `connector.zip-${what}`
  const hint =
    what === 'unsafe' ? 'It was not made by a program you should trust.' : 'Pack the connector alone.'
  return wholeFileError(code, `'${name}' ${why}; it is not unpacked.`, hint)
}
