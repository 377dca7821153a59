import { basename, dirname } from 'node:path'
import { FileError, FlowError } from '../../shared/errors/index.ts'

/**
 * Turns what `node:fs` throws into a FileError that a person can act on. Our own errors pass unchanged. The message
 * names the file, not its whole path; the cause is kept.
 */
export function fileErrorOf(cause: unknown, path: string, doing: 'read' | 'write'): FlowError {
  if (cause instanceof FlowError) return cause
  const name = basename(path) || path
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? ''
  const make = (errorCode: `file.${string}`, message: string, hint?: string): FileError =>
    new FileError(errorCode, message, { hint, cause })
  switch (code) {
    case 'ENOENT':
      return doing === 'read'
        ? make('file.not-found', `There is no file '${name}'.`, 'It may have been moved, renamed or deleted.')
        : make(
            'file.not-found',
            `The folder '${basename(dirname(path))}' for '${name}' does not exist.`,
            'Create it, or choose another place.',
          )
    case 'ENOTDIR':
      return make('file.not-found', `A part of the path to '${name}' is a file, not a folder.`)
    case 'EISDIR':
      return make('file.is-folder', `'${name}' is a folder, not a file.`)
    case 'EACCES':
    case 'EPERM':
      return make(
        'file.no-access',
        `You have no permission to ${doing} '${name}'.`,
        'Look at the permissions of the file and of the folder it is in.',
      )
    case 'EROFS':
      return make(
        'file.read-only',
        `'${name}' lies on a medium that cannot be written.`,
        'Copy it elsewhere first.',
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return make(
        'file.disk-full',
        `'${name}' could not be saved: the disk is full.`,
        'Free some space and save again; the file on disk is still the old one.',
      )
    case 'EMFILE':
    case 'ENFILE':
      return make(
        'file.busy',
        `'${name}' could not be opened: too many files are open.`,
        'Try again in a moment.',
      )
    case 'EBUSY':
      return make('file.busy', `'${name}' is in use by another program.`, 'Close it there and try again.')
    case 'ELOOP':
      return make('file.unreadable', `'${name}' is a link that leads in a circle.`)
    case 'ENAMETOOLONG':
      return make(
        'file.bad-name',
        `The name '${name.slice(0, 40)}…' is too long for this disk.`,
        'Choose a shorter one.',
      )
    default:
      return make(
        doing === 'read' ? 'file.unreadable' : 'file.unwritable',
        `'${name}' could not be ${doing === 'read' ? 'read' : 'written'}${code === '' ? '' : ` (${code})`}.`,
      )
  }
}
