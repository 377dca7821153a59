import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives up when nothing arrives for this long, so that a machine without a way out starts soon. */
const silenceMs = 12_000
const lookEveryMs = 500

/**
 * Runs what `npx install-electron` runs: the electron package's own download of its program, checksum and all.
 * Quiet; true when it went well. A download that moves may take its time, one that stands still is ended.
 */
export async function downloadElectron(packageFolder: string): Promise<boolean> {
  const work = mkdtempSync(join(tmpdir(), 'flowbench-electron-'))
  try {
    return await runInstaller(join(packageFolder, 'install.js'), work)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function runInstaller(script: string, work: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: 'ignore',
      // The installer downloads into the folder for temporary files: that is how progress is seen from outside.
      env: { ...process.env, TMPDIR: work, TEMP: work, TMP: work },
    })
    let seenBytes = 0
    let lastGrowth = Date.now()
    const look = setInterval(() => {
      const bytes = folderBytes(work)
      if (bytes !== seenBytes) {
        seenBytes = bytes
        lastGrowth = Date.now()
      } else if (bytes === 0 && Date.now() - lastGrowth > silenceMs) child.kill('SIGKILL')
      else if (Date.now() - lastGrowth > 5 * silenceMs) child.kill('SIGKILL')
    }, lookEveryMs)
    const finish = (succeeded: boolean) => {
      clearInterval(look)
      resolve(succeeded)
    }
    child.once('error', () => finish(false))
    child.once('close', (code) => finish(code === 0))
  })
}

function folderBytes(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}
