import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileError, RequestError } from '../../shared/errors/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { writeFlowFile } from '../storage/flow-file.ts'
import { plainFormat } from '../storage/text-encoding.ts'
import { definitionFileName, propertiesFileName } from './connector-files.ts'
import type { ConvertedImport } from './connector-import/convert-import.ts'

/** Folder of an environment that holds its connectors, one folder each. */
export function connectorsFolderOf(environmentPath: string): string {
  return join(environmentPath, 'connectors')
}

/** Names of the connectors' folders of an environment; links, files and what is being made are none. */
export async function listConnectorFolders(environmentPath: string): Promise<readonly string[]> {
  const folder = connectorsFolderOf(environmentPath)
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fileErrorOf(cause, folder, 'read')
  }
}

/**
 * The folder of a connector of this environment and no other: the id is looked up among its folders, never joined to a
 * path.
 * @throws RequestError `connector.not-found`
 */
export async function connectorFolder(environmentPath: string, connectorId: string): Promise<string> {
  const names = await listConnectorFolders(environmentPath)
  const name =
    names.find((one) => one === connectorId) ?? names.find((one) => foldName(one) === foldName(connectorId))
  if (name !== undefined) return join(connectorsFolderOf(environmentPath), name)
  throw new RequestError(
    'connector.not-found',
    `There is no connector '${connectorId}' in this environment.`,
    { hint: 'Connectors belong to one environment: export it there and import it here.' },
  )
}

/** What changes when a connector's files do, as far as the file system tells without reading. */
export async function connectorFingerprint(folder: string): Promise<string> {
  const parts = await Promise.all(
    [definitionFileName, propertiesFileName].map(async (name) => {
      const info = await stat(join(folder, name)).catch(() => undefined)
      return info === undefined ? '-' : `${info.size}:${info.mtimeMs}:${info.ino}`
    }),
  )
  return parts.join('|')
}

/** Longest name of a folder that is made of a title. */
const maxIdLength = 60

/**
 * A connector's id made of its title: `custom_weather_api`. The prefix keeps it apart from the ids of public connectors,
 * by which imported flows name theirs.
 */
export function connectorIdFor(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const slug = words.join('_').slice(0, maxIdLength).replace(/_+$/, '')
  return `custom_${slug === '' ? 'connector' : slug}`
}

/**
 * Writes the files of a new connector: into a folder of its own first, which then takes its name, so that nobody ever
 * sees half of one. Answers its id.
 * @throws FileError when the folder cannot be written
 */
export async function writeNewConnector(environmentPath: string, made: ConvertedImport): Promise<string> {
  const parent = connectorsFolderOf(environmentPath)
  const temporary = join(parent, `.new-${process.pid}-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(temporary, { recursive: true })
    await writeFlowFile(join(temporary, definitionFileName), made.definition, plainFormat)
    await writeFlowFile(join(temporary, propertiesFileName), made.properties, plainFormat)
    if (made.icon !== undefined) await writeFile(join(temporary, made.icon.name), made.icon.bytes)
    return await takeName(parent, temporary, made)
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true })
    throw cause instanceof FileError ? cause : fileErrorOf(cause, parent, 'write')
  }
}

async function takeName(
  parent: string,
  temporary: string,
  { id, title }: Pick<ConvertedImport, 'id' | 'title'>,
): Promise<string> {
  const base =
    id !== undefined && /^[\w.-]{1,80}$/.test(id) && !/^\.|\.$/.test(id) ? id : connectorIdFor(title)
  const taken = new Set((await readdir(parent)).map(foldName))
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`
    if (taken.has(foldName(name))) continue
    try {
      await rename(temporary, join(parent, name))
      return name
    } catch (cause) {
      // Made by somebody else in this very moment.
      const code = (cause as NodeJS.ErrnoException).code ?? ''
      if (!['EEXIST', 'ENOTEMPTY'].includes(code)) throw cause
      taken.add(foldName(name))
    }
  }
}
