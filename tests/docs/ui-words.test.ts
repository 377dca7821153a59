import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkoutRoot } from './checkout-root.ts'
import { sourceFiles } from './source-files.ts'

/**
 * The user guide writes in bold what a person finds on the screen, and only that: words of the app's strings, names of
 * sample flows and of their steps. A button that is renamed is renamed in the guide too.
 */

const guide = 'docs/user-guide'
const samples = 'examples/sample-environment/flows'
/** Pages about the app; the others are about the terminal, where nothing is on a screen. */
const pages = [
  'environments.md',
  'edit-a-flow.md',
  'values-and-expressions.md',
  'run-a-flow.md',
  'find-out-why.md',
  'test-a-flow.md',
  'debug-a-run.md',
  'run-history.md',
  'restart-and-resume.md',
  'work-with-git.md',
  'connect-to-a-service.md',
  'keyboard.md',
]

function wordsOnScreen(): ReadonlySet<string> {
  const strings = sourceFiles(['renderer/strings']).flatMap(({ code }) =>
    [...code.matchAll(/'([^'\n]+)'/g)].map(([, text = '']) => text),
  )
  const texts = readdirSync(join(checkoutRoot, samples))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(checkoutRoot, samples, name), 'utf8'))
  const names = texts.flatMap((text) => [
    ...[...text.matchAll(/"displayName": "([^"]+)"/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/"(\w+)": \{/g)].map(([, name = '']) => name.replaceAll('_', ' ')),
  ])
  return new Set([...strings, ...names].map((word) => word.toLowerCase()))
}

test.each(pages)('what %s writes in bold is on the screen', (page) => {
  const known = wordsOnScreen()
  const text = readFileSync(join(checkoutRoot, guide, page), 'utf8').replace(/```[\s\S]*?```/g, '')
  const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replace(/\s+/g, ' '))
  expect(bold.length).toBeGreaterThan(1)
  expect(bold.filter((words) => !known.has(words.toLowerCase()))).toEqual([])
})
