import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { browse } from '../../../main/credentials/testing/test-browser.ts'

/** The system's browser as an app meets it on Linux: the program that `xdg-open` starts. */
export interface SystemBrowser {
  /** For the app's environment: where the program is found first. */
  readonly env: Readonly<Record<string, string>>
  /** Addresses that were opened, oldest first. */
  opened(): readonly string[]
  /** Waits for the next address, goes there as a person would and answers the text of the last page. */
  visitNext(typed?: Readonly<Record<string, string>>): Promise<string>
}

/** Puts a program in the place of `xdg-open` that notes each address; the test then visits it with a client of its own. */
export function makeSystemBrowser(folder: string): SystemBrowser {
  const bin = join(folder, 'bin')
  const list = join(folder, 'opened.txt')
  mkdirSync(bin, { recursive: true })
  const program = join(bin, 'xdg-open')
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${list}'\n`)
  chmodSync(program, 0o755)
  let visited = 0
  const opened = () =>
    existsSync(list)
      ? readFileSync(list, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : []
  return {
    env: { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    opened,
    visitNext: async (typed = {}) => {
      const deadline = Date.now() + 20_000
      while (opened().length <= visited) {
        if (Date.now() > deadline) throw new Error('The app opened no further address in the browser.')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      const url = opened()[visited] ?? ''
      visited += 1
      return browse(url, typed)
    },
  }
}
