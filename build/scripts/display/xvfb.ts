import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { findCommand } from '../find-command.ts'

/** A virtual screen of our own. */
export interface VirtualScreen {
  /** Variables that make X clients use it. */
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

const startTimeoutMs = 20_000

/**
 * Starts Xvfb on a display number of its own choosing (so that several may run at once), open only to those who have
 * the cookie in `folder`. Null when Xvfb is not installed.
 * @throws Error when it is there and does not come up
 */
export async function startVirtualScreen(folder: string): Promise<VirtualScreen | null> {
  const xvfb = findCommand('Xvfb')
  if (!xvfb) return null

  const xauth = findCommand('xauth')
  const cookie = randomBytes(16).toString('hex')
  const authority = join(folder, 'Xauthority')
  const addCookie = (display: string) =>
    xauth && spawnSync(xauth, ['-q', '-f', authority, 'add', display, '.', cookie], { stdio: 'ignore' })
  if (xauth) {
    writeFileSync(authority, '', { mode: 0o600 })
    addCookie(':0')
  }

  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset', '-displayfd', '3']
  const child = spawn(xvfb, xauth ? [...screen, '-auth', authority] : screen, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const display = await readDisplayNumber(child.stdio[3] as Readable, child.stderr as Readable, exited)
  addCookie(`:${display}`)
  return {
    env: { DISPLAY: `:${display}`, ...(xauth ? { XAUTHORITY: authority } : {}) },
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** The display number Xvfb writes once it is ready for clients. */
function readDisplayNumber(numbers: Readable, complaints: Readable, exited: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    let complaint = ''
    const timer = setTimeout(() => reject(new Error('Xvfb did not come up in time.')), startTimeoutMs)
    numbers.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /^(\d+)\n/.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
    complaints.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2_000)
    })
    void exited.then(() => {
      clearTimeout(timer)
      reject(new Error(`Xvfb did not start: ${complaint.trim() || 'no reason given'}`))
    })
  })
}
