import { lstat, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { folderOf, nameOf } from '../files/file-path.ts'
import { nameProblem } from './file-name-rules.ts'

/**
 * The folder of a connection. Whatever is asked for is looked up below it and must be below it in truth: links are
 * followed before anything is opened, and what they lead to outside is not there for flows.
 */
export class RootFolder {
  /** Without links in it. */
  readonly folder: string
  readonly #given: string

  private constructor(given: string, folder: string) {
    this.#given = given
    this.folder = folder
  }

  /** Throws ServiceRefusal 400, 404 for what is no folder. */
  static async open(given: string): Promise<RootFolder> {
    if (!isAbsolute(given)) {
      throw new ServiceRefusal(400, 'RootFolder', `The root folder '${given}' is no full path.`)
    }
    const folder = await realpath(given).catch(() => undefined)
    if (folder === undefined || !(await stat(folder)).isDirectory()) {
      throw new ServiceRefusal(
        404,
        'RootFolder',
        `The root folder '${given}' of the connection is not there.`,
      )
    }
    return new RootFolder(resolve(given), folder)
  }

  /**
   * Where a path of the service is on this machine, links followed, whether something is there or not. Throws
   * ServiceRefusal 400 for names that cannot be, 403 for what leads out of the root.
   */
  async locate(path: string): Promise<string> {
    const parts = this.#below(path)
      .split('/')
      .filter((part) => part !== '')
    for (const part of parts) {
      const problem = nameProblem(part, process.platform)
      if (problem !== undefined) {
        throw new ServiceRefusal(400, 'InvalidPath', `'${part}' names no file: ${problem}.`)
      }
    }
    let known = this.folder
    for (const [index, part] of parts.entries()) {
      const next = join(known, part)
      const real = await realpath(next).catch((thrown: NodeJS.ErrnoException) => missing(thrown, next, path))
      if (real === undefined) return join(next, ...parts.slice(index + 1))
      if (!this.#holds(real)) throw outside(path)
      known = real
    }
    return known
  }

  /** Where an entry itself is: the folder's links are followed, the entry's own is not. */
  async locateEntry(path: string): Promise<string> {
    await this.locate(path)
    return join(await this.locate(folderOf(path)), nameOf(path))
  }

  /** What a link in the root leads to; undefined where that is outside, or nothing. */
  async follow(place: string): Promise<string | undefined> {
    const real = await realpath(place).catch(() => undefined)
    return real !== undefined && this.#holds(real) ? real : undefined
  }

  /** Flows hold full paths at times: below the root they are meant from there. */
  #below(path: string): string {
    for (const root of [this.#given, this.folder]) {
      const written = `/${root
        .split(sep)
        .filter((part) => part !== '')
        .join('/')}`
      const folded = path.toLowerCase()
      const isBelow = folded === written.toLowerCase() || folded.startsWith(`${written.toLowerCase()}/`)
      if (process.platform === 'win32' && isBelow) return path.slice(written.length)
    }
    return path
  }

  #holds(real: string): boolean {
    const way = relative(this.folder, real)
    return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
  }
}

/** Nothing is there, unless a link is whose end is missing: writing through it would make a file who knows where. */
async function missing(thrown: NodeJS.ErrnoException, place: string, path: string): Promise<undefined> {
  if (thrown.code === 'ELOOP') throw outside(path)
  if (thrown.code !== 'ENOENT' && thrown.code !== 'ENOTDIR') throw thrown
  const entry = await lstat(place).catch(() => undefined)
  if (entry?.isSymbolicLink() === true) throw outside(path)
  return undefined
}

function outside(path: string): ServiceRefusal {
  return new ServiceRefusal(403, 'OutsideRoot', `'${path}' leads out of the root folder of the connection.`)
}
