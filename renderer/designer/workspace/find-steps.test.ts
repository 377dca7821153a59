import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { flowText } from '../testing/flow-text.ts'
import { findSteps } from './find-steps.ts'

const text = flowText({
  Get_order: { type: 'Http', inputs: { uri: 'https://example.com/orders' } },
  Each: {
    type: 'Foreach',
    foreach: '@1',
    actions: { Mail: { type: 'Compose', inputs: 'the ORDER' } },
    description: 'last',
  },
})
const model = buildFlowModel(openFlowDocument(text))!

test.each<[string, readonly string[]]>([
  ['order', ['Get_order', 'Mail']],
  ['get order', ['Get_order']],
  ['foreach', ['Each']],
  ['last', ['Each']],
  ['example.com', ['Get_order']],
  ['compose', ['Mail']],
  ['nowhere', []],
  ['  ', []],
])('%s is found in %j', (search, expected) => {
  const names = findSteps(model, text, search).map(({ id }) => id.split('/').at(-1))
  expect(names).toEqual(expected)
})

test('the place in the text is that of the value', () => {
  const [, mail] = findSteps(model, text, 'order')
  expect(text.slice(mail?.range?.start, mail?.range?.end)).toBe('ORDER')
})
