import { expect, test } from 'vitest'
import { FileError } from '../../shared/errors/index.ts'
import { fileErrorOf } from './file-error-of.ts'

test.each([
  ['ENOENT', 'read', 'file.not-found'],
  ['ENOENT', 'write', 'file.not-found'],
  ['ENOTDIR', 'read', 'file.not-found'],
  ['EISDIR', 'read', 'file.is-folder'],
  ['EACCES', 'read', 'file.no-access'],
  ['EPERM', 'write', 'file.no-access'],
  ['EROFS', 'write', 'file.read-only'],
  ['ENOSPC', 'write', 'file.disk-full'],
  ['EDQUOT', 'write', 'file.disk-full'],
  ['EMFILE', 'read', 'file.busy'],
  ['EBUSY', 'write', 'file.busy'],
  ['ELOOP', 'read', 'file.unreadable'],
  ['ENAMETOOLONG', 'write', 'file.bad-name'],
  ['EIO', 'read', 'file.unreadable'],
  ['EIO', 'write', 'file.unwritable'],
] as const)('%s while doing a %s is %s', (code, doing, expected) => {
  const cause = Object.assign(new Error('raw'), { code })
  const error = fileErrorOf(cause, '/home/someone/flows/My flow.json', doing)
  expect(error).toBeInstanceOf(FileError)
  expect(error).toMatchObject({ code: expected, cause })
  expect(error.message).not.toContain('/home/')
})

test('our own errors pass', () => {
  const error = new FileError('file.exists', 'x')
  expect(fileErrorOf(error, 'a', 'write')).toBe(error)
})
