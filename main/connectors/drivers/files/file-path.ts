import { ServiceRefusal } from '../../service/service-refusal.ts'

/**
 * A path from the root as the file services take it: slashes, one at the start, none at the end, no `.` and no empty
 * part. Paths as Windows writes them (`\Invoices\4711.pdf`) are taken as well. Throws ServiceRefusal 400 for one that
 * names what is above with `..`, or that no service could mean.
 */
export function readFilePath(text: string): string {
  const slashed = text.includes('/') ? text : text.replaceAll('\\', '/')
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) {
    throw new ServiceRefusal(
      400,
      'InvalidPath',
      `'${text}' leads out of its folder ('..'); this is not allowed.`,
    )
  }
  if (text.includes('\0')) {
    throw new ServiceRefusal(400, 'InvalidPath', 'A path with a null character names nothing.')
  }
  return `/${parts.join('/')}`
}

/** The folder that something is in; the root is in itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1))
}

/** The last part of a path; empty for the root. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What is called so in a folder. */
export function pathIn(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`
}

/** The folders above a path, outermost first, without the root. */
export function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}
