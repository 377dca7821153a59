import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A download that failed is not tried again for a day: each start would wait for nothing. */
const rememberedMs = 24 * 60 * 60 * 1000

interface FailedDownload {
  readonly version: string
  readonly at: number
}

const memoryFile = (cache: string) => join(cache, 'electron-download-failed.json')

/** Did a download of this Electron version fail within the last day? */
export function downloadFailedLately(cache: string, version: string, nowMs: number): boolean {
  try {
    const failed = JSON.parse(readFileSync(memoryFile(cache), 'utf8')) as FailedDownload
    return failed.version === version && nowMs >= failed.at && nowMs - failed.at < rememberedMs
  } catch {
    return false
  }
}

/** Remembers a failed download. A cache that cannot be written only costs the memory. */
export function rememberFailedDownload(cache: string, version: string, nowMs: number): void {
  try {
    mkdirSync(dirname(memoryFile(cache)), { recursive: true })
    writeFileSync(memoryFile(cache), JSON.stringify({ version, at: nowMs } satisfies FailedDownload))
  } catch {
    // Tried again next time.
  }
}

/** Forgets it, after a download that went well. */
export function forgetFailedDownload(cache: string): void {
  rmSync(memoryFile(cache), { force: true })
}
