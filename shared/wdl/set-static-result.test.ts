import { expect, test } from 'vitest'
import { openFlowDocument } from './flow-document.ts'
import { setStaticResult } from './set-static-result.ts'
import { applyTextEdits } from './text-edit.ts'

const text = `{
  "definition": {
    "$schema": "x/workflowdefinition.json#",
    "actions": {
      "Call": { "type": "Http", "inputs": {} }
    }
  }
}`

test('a static result is switched on with its answer, and off with the answer kept', () => {
  const on = setStaticResult(openFlowDocument(text), 'call', {
    isOn: true,
    result: { status: 'Succeeded', outputs: { statusCode: 'OK' } },
  })
  const with_ = applyTextEdits(text, on.edits)
  expect(JSON.parse(with_).definition).toMatchObject({
    actions: {
      Call: { runtimeConfiguration: { staticResult: { staticResultOptions: 'Enabled', name: 'Call0' } } },
    },
    staticResults: { Call0: { status: 'Succeeded', outputs: { statusCode: 'OK' } } },
  })
  const off = setStaticResult(openFlowDocument(with_), 'Call', { isOn: false })
  expect(applyTextEdits(with_, off.edits)).toBe(with_.replace('Enabled', 'Disabled'))
})

test('switching off what was never on changes nothing', () => {
  expect(setStaticResult(openFlowDocument(text), 'Call', { isOn: false }).edits).toEqual([])
})
