import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkoutRoot } from './checkout-root.ts'

/** A source file that is no test. */
export interface SourceFile {
  /** With forward slashes, relative to the checkout. */
  readonly path: string
  /** Its text without lines that are comments. */
  readonly code: string
}

/** The TypeScript and JavaScript below some folders of the checkout, tests and their helpers left out. */
export function sourceFiles(folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(checkoutRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter(
        (path) => /\.[cm]?tsx?$|\.[cm]?js$/.test(path) && !/\.test\.|\/testing\/|\.d\.[cm]?ts$/.test(path),
      )
      .sort()
      .map((path) => ({ path, code: withoutComments(readFileSync(join(checkoutRoot, path), 'utf8')) })),
  )
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '')
}
