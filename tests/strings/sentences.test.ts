import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operationWords } from '../../renderer/strings/de/operation-words.ts'
import { germanSentences } from '../../renderer/strings/de/sentences.ts'
import { inOwnWords, sentenceText, toldText } from '../../renderer/strings/sentences.ts'
import { say, word } from '../../shared/errors/say.ts'
import { operations } from '../../shared/operations/index.ts'
import { checkFlow } from '../../shared/wdl/check-flow.ts'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'
import { saidTemplates, toldSentences } from './told-sentences.ts'

const root = join(import.meta.dirname, '../..')

test('every sentence of the flow checker and every name of an edit has its German', () => {
  const templates = saidTemplates(root, ['shared', 'main', 'renderer'])
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

/** What is not for the window, by its path. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [/^main\/(cli|preload)\//, 'the command line speaks English'],
  [/^main\/ipc\/words\//, 'is the catalogue of menus and the system’s dialogs'],
  [/^main\/services\/listener\//, 'answers callers over HTTP, as the platform does'],
  [/^main\/connectors\/(public|shipped|odata)\//, 'says what the service would say: data of the run'],
  [/^shared\/templates\//, 'has a test of its own'],
  [/^shared\/operations\//, 'has a test of its own'],
  [/^shared\/connections\/authentication\//, 'is told by renderer/strings, by kind and field'],
  [/-schemas?\.ts$/, 'schemas of files, shown while their text is written'],
]

test('every error and sentence of main and shared has its German', () => {
  const isLeftOut = (path: string) => leftOut.some(([pattern]) => pattern.test(path))
  const told = toldSentences(root, ['main', 'shared'], isLeftOut)
  expect(told.length).toBeGreaterThan(700)
  const missing = told.filter(({ template }) => germanSentences[template] === undefined)
  expect(missing.map(({ template, place }) => `${place} ${template}`)).toEqual([])
})

test.each([
  ["There is no file 'a.json'.", 'Eine Datei „a.json“ gibt es nicht.'],
  [
    'The file is not JSON (line 3): A value is missing here.',
    'Die Datei ist kein JSON (Zeile 3): Hier fehlt ein Wert.',
  ],
  ["The flow has no action 'text'.", 'Der Flow hat keine Aktion „text“.'],
  [
    "The property 'x' is read from a value that is null, in action 'A', at 'inputs', at character 12 of \"@body('B')['x']\".",
    "Die Eigenschaft „x“ wird von einem Wert gelesen, der null ist, in der Aktion „A“ bei „inputs“, an Zeichen 12 von „@body('B')['x']“.",
  ],
  ['Either this or that, says the service', 'Either this or that, says the service'],
])('a text that was told in English is said in German: %s', (english, german) => {
  expect(toldText(english, 'de')).toBe(german)
  expect(toldText(english, 'en')).toBe(english)
})
