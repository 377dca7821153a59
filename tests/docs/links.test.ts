import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkoutRoot } from './checkout-root.ts'
import { anchorsOf, linksOf, markdownFiles, pathsNamedIn } from './read-markdown.ts'

/** Every link, image and path in the Markdown of the repository leads somewhere. */

/** Pictures that the end-to-end run makes (`FLOWBENCH_SCREENSHOTS`): they may not be there yet. */
const madeByEndToEndRun = new Set(
  [
    'designer-light',
    'home-light',
    'flows-light',
    'code-view-light',
    'run-light',
    'designer-dark',
    'run-dark',
    'runs-light',
    'broken-json',
    'changed-outside',
    'connections-light',
    'fields-pills',
    'expression-editor',
  ].map((name) => `docs/screenshots/${name}.png`),
)

const files = markdownFiles()
const byPath = new Map(files.map((file) => [file.path, file]))
const isThere = (path: string) => existsSync(join(checkoutRoot, path))
const targetOf = (from: string, target: string) =>
  target === '' ? from : posix.normalize(posix.join(posix.dirname(from), target))

test('there are pages, and they have links', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(files.flatMap(linksOf).length).toBeGreaterThan(30)
})

describe.each(files.map((file) => [file.path, file] as const))('%s', (path, file) => {
  test('links and images lead to a file or folder', () => {
    const dead = linksOf(file)
      .map((link) => ({ ...link, to: targetOf(path, link.target) }))
      .filter(({ to }) => !isThere(to) && !madeByEndToEndRun.has(to))
    expect(dead.map(({ to, line }) => `line ${line}: ${to}`)).toEqual([])
  })

  test('anchors are headings of the page they lead to', () => {
    const dead = linksOf(file).filter(({ target, anchor }) => {
      const page = byPath.get(targetOf(path, target))
      return anchor !== '' && page !== undefined && !anchorsOf(page).has(anchor)
    })
    expect(dead.map(({ target, anchor, line }) => `line ${line}: ${target}#${anchor}`)).toEqual([])
  })

  test('files and folders that it names are there', () => {
    const dead = pathsNamedIn(file).filter(
      (named) => !isThere(named.path) && !madeByEndToEndRun.has(named.path),
    )
    expect(dead.map(({ path: named, line }) => `line ${line}: ${named}`)).toEqual([])
  })
})
