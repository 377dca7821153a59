import { expect, test } from 'vitest'
import { operationOf } from '../../../shared/operations/index.ts'
import { openFlowDocument, valueAtPath } from '../../../shared/wdl/flow-document.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import { flowText } from '../testing/flow-text.ts'
import { shareFields } from './share-fields.ts'
import { fieldsOf } from './step-json.ts'

test('after an edit of one field all others are the very same', () => {
  const http = { type: 'Http', inputs: { uri: 'https://one', method: 'POST', body: { a: [1] }, headers: {} } }
  const document = openFlowDocument(flowText({ Call: http }))
  const path = [...(document.definitionPath ?? []), 'actions', 'Call']
  const fields = (of: typeof document) => {
    const value = valueAtPath(of.value(), path)
    return isObject(value) ? fieldsOf(value, operationOf('Http')) : []
  }
  const before = fields(document)
  const text = document.text.replace('https://one', 'https://two')
  const next = shareFields(before, fields(openFlowDocument(text, { before: document })))
  expect(next.filter((field) => !before.includes(field)).map(({ label }) => label)).toEqual(['URI'])
  expect(next).toHaveLength(before.length)
})
