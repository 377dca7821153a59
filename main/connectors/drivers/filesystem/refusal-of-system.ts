import { ServiceRefusal } from '../../service/service-refusal.ts'
import { isFolder, isThere, noSpace, notAllowed, notThere } from '../files/file-refusals.ts'

const refusals: Readonly<Record<string, (path: string) => ServiceRefusal>> = {
  ENOENT: notThere,
  ENOTDIR: notThere,
  EEXIST: isThere,
  ENOTEMPTY: isThere,
  EISDIR: isFolder,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: (path) => new ServiceRefusal(403, 'ReadOnly', `'${path}' is on a disk that can only be read.`),
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EFBIG: noSpace,
  EBUSY: (path) => new ServiceRefusal(423, 'Locked', `'${path}' is in use by another program.`),
  ETXTBSY: (path) => new ServiceRefusal(423, 'Locked', `'${path}' is in use by another program.`),
  ENAMETOOLONG: (path) => new ServiceRefusal(400, 'InvalidPath', `The name '${path}' is too long.`),
  EINVAL: (path) => new ServiceRefusal(400, 'InvalidPath', `'${path}' is no name for a file here.`),
  EMFILE: () => new ServiceRefusal(503, 'Busy', 'Too many files are open on this machine.'),
}

/** What the operating system refused, in the service's words; anything else as it is. */
export function refusalOfSystem(thrown: unknown, path: string): unknown {
  const { code } = (thrown ?? {}) as { readonly code?: unknown }
  if (thrown instanceof ServiceRefusal || typeof code !== 'string') return thrown
  const refusal = Object.hasOwn(refusals, code) ? refusals[code] : undefined
  return refusal?.(path) ?? new ServiceRefusal(500, 'FileSystem', `'${path}' cannot be reached: ${code}.`)
}
