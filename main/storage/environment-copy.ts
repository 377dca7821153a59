import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Copies a folder of plain files to a place where nothing is yet, all at once: it is copied beside the target and
 * then renamed, so that a crash leaves no half of it. Links are passed over; the copies can be written.
 * @throws what the file system throws; `ENOTEMPTY` or `EEXIST` when the target is there
 */
export async function copyFolder(source: string, target: string): Promise<void> {
  const parent = dirname(target)
  await mkdir(parent, { recursive: true })
  const temporary = join(parent, `.${basename(target)}-${randomUUID()}`)
  await mkdir(temporary)
  try {
    await copyInto(source, temporary)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

async function copyInto(source: string, target: string): Promise<void> {
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const from = join(source, entry.name)
    const to = join(target, entry.name)
    if (entry.isDirectory()) {
      await mkdir(to)
      await copyInto(from, to)
    } else if (entry.isFile()) {
      await writeFile(to, await readFile(from))
    }
  }
}
