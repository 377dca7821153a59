import { expect, test } from 'vitest'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { openFlowDocument } from '../../../../shared/wdl/flow-document.ts'
import { applyTextEdits, setActionInput } from '../../../../shared/wdl/index.ts'
import { addInput, askedInputs, changeInput, removeInput } from './asked-inputs.ts'

const words = { title: 'Input', description: 'Please enter your input' }
const whole = (required: readonly string[], ...keys: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(
    keys.map((key, index) => [
      key,
      {
        title: index === 0 ? 'Input' : `Input ${index}`,
        type: 'string',
        'x-ms-dynamically-added': true,
        description: 'Please enter your input',
        'x-ms-content-hint': 'TEXT',
      },
    ]),
  ),
  required,
})

test('inputs are written as the platform writes them, and read again', () => {
  const one = addInput(undefined, 'text', words)
  const two = addInput(one, 'text', words)
  expect(two).toEqual(whole(['text', 'text_1'], 'text', 'text_1'))
  expect(askedInputs(two)).toMatchObject([
    { key: 'text', kind: 'text', title: 'Input', isRequired: true },
    { key: 'text_1', kind: 'text', title: 'Input 1', isRequired: true },
  ])
  expect(removeInput(two, 'text_1')).toEqual(one)
  expect(addInput(removeInput(two, 'text'), 'text', words)).toMatchObject({ required: ['text_1', 'text'] })
})

test.each([['yes-no'], ['file'], ['email'], ['number'], ['date']] as const)('%s keeps its kind', (kind) => {
  expect(askedInputs(addInput({}, kind, words))).toMatchObject([{ kind, title: 'Input' }])
})

test.each<[WdlValue, string | undefined]>([
  [{ type: 'object', properties: { a: { type: 'array' } } }, 'other'],
  [{ properties: { file: { type: 'object', properties: { contentBytes: { type: 'string' } } } } }, 'file'],
  ['@parameters(1)', undefined],
  [{ type: 'array', items: {} }, undefined],
])('%j', (schema, kind) => expect(askedInputs(schema)?.[0]?.kind).toBe(kind))

test('a change touches only what was changed in the file', () => {
  const text = `{"definition": {"actions": {}, "triggers": {"manual": {"type": "Request", "kind": "Button",
  "inputs": { "schema": {  "properties": { "text": {"enum": ["a",  "b"], "title": "Who",   "type": "string"} },
     "type": "object", "required": [ "text" ] } } } } } }`
  const document = openFlowDocument(text)
  const schema = {
    properties: { text: { enum: ['a', 'b'], title: 'Who', type: 'string' } },
    type: 'object',
    required: ['text'],
  }
  const after = (next: WdlValue) =>
    applyTextEdits(text, setActionInput(document, 'manual', ['inputs', 'schema'], next).edits)
  expect(after(changeInput(schema, 'text', { title: 'Whom' }))).toBe(text.replace('"Who"', '"Whom"'))
  expect(after(changeInput(schema, 'text', { choices: ['a', 'b', 'c'] }))).toBe(
    text.replace('"a",  "b"', '"a",  "b", "c"'),
  )
  expect(after(changeInput(schema, 'text', { isRequired: false }))).toMatch(/"required": \[\s*\]/)
})
