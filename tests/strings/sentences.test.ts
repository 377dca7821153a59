import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operationWords } from '../../renderer/strings/de/operation-words.ts'
import { germanSentences } from '../../renderer/strings/de/sentences.ts'
import { inOwnWords, sentenceText } from '../../renderer/strings/sentences.ts'
import { say, word } from '../../shared/errors/say.ts'
import { operations } from '../../shared/operations/index.ts'
import { checkFlow } from '../../shared/wdl/check-flow.ts'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'

const root = join(import.meta.dirname, '../..')

/** Templates of `say` in a source, as `say` makes them. */
function templatesIn(source: string): readonly string[] {
  const found: string[] = []
  for (const { index } of source.matchAll(/\bsay`/g)) {
    let template = ''
    let holes = 0
    for (let at = index + 4; source[at] !== '`'; at++) {
      if (source[at] === '\\') template += source[++at]
      else if (source[at] === '$' && source[at + 1] === '{') {
        template += `{${holes++}}`
        at = endOfHole(source, at + 2)
      } else template += source[at]
    }
    found.push(template)
  }
  return found
}

function endOfHole(source: string, from: number): number {
  let depth = 1
  for (let at = from; ; at++) {
    if (source[at] === '`') at = source.indexOf('`', at + 1)
    else if (source[at] === '{') depth++
    else if (source[at] === '}' && --depth === 0) return at
  }
}

function sources(...folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(root, folder, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
}

test('every sentence of the flow checker and every name of an edit has its German', () => {
  const templates = sources('shared', 'renderer').flatMap(templatesIn)
  expect(templates.length).toBeGreaterThan(150)
  // What is nothing but a hole or a name in quotes says nothing by itself.
  const missing = templates.filter((one) => /[A-Za-z]{2}/.test(one) && germanSentences[one] === undefined)
  expect(missing).toEqual([])
})

test('no German sentence loses a value or makes one up', () => {
  const holes = (text: string) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort()
  for (const [english, german] of Object.entries(germanSentences)) {
    expect([english, holes(german)]).toEqual([english, holes(english)])
  }
})

test('every built-in operation has its title, summary and labels in German', () => {
  const missing = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      const isWords = ['title', 'summary', 'description'].includes(name) && typeof inner === 'string'
      if (isWords && operationWords[inner] === undefined) missing.add(inner)
      walk(inner)
    }
  }
  walk(operations)
  expect([...missing]).toEqual([])
})

test('sentences in sentences, and what is in no dictionary', () => {
  expect(sentenceText(say`${word('a text')} or ${'b'}`, 'de')).toBe('ein Text oder b')
  expect(sentenceText('Take it away, or use it.', 'de')).toBe('Entfernen oder verwenden.')
  expect(sentenceText('constructor', 'de')).toBe('constructor')
})

test('problems of a flow in German, with the names that stand in it', () => {
  const text = JSON.stringify({
    definition: {
      $schema: 'x/schemas/2016-06-01/workflowdefinition.json#',
      triggers: { manual: { type: 'Request' } },
      actions: { A: { type: 'Compose', inputs: "@concat(body('B'))", runAfter: { Gone: ['Succeeded'] } } },
    },
  })
  const told = checkFlow(openFlowDocument(text)).map((problem) => inOwnWords(problem, 'de'))
  expect(told.map(({ message }) => message)).toEqual([
    'Die Aktion „B“ gibt es in diesem Flow nicht.',
    '„A“ läuft nach „Gone“, aber diese Aktion gibt es nicht.',
  ])
})
