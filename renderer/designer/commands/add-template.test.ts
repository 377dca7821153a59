import { expect, test } from 'vitest'
import { flowTemplates, templateText } from '../../../shared/templates/index.ts'
import { checkFlow } from '../../../shared/wdl/check-flow.ts'
import { type FlowDocument, openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { flowFragment } from '../../../shared/wdl/read-fragment.ts'
import { applyTextEdits } from '../../../shared/wdl/text-edit.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { addTemplate } from './add-template.ts'

const start = {
  properties: {
    connectionReferences: {},
    definition: {
      $schema: 'https://x/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object' } } } },
      actions: {
        First: { type: 'Compose', inputs: 1, runAfter: {} },
        Last: { type: 'Compose', inputs: 2, runAfter: { First: ['Succeeded'] } },
      },
    },
  },
}

function insert(document: FlowDocument, id: string) {
  const template = flowTemplates.find((one) => one.id === id)!
  const model = buildFlowModel(document)!
  const named = (name: string) => model.steps.find((step) => step.name === name)
  const place = { branch: model.top, after: named('First'), before: named('Last') }
  const fragment = flowFragment(templateText(template, template.title))!
  const added = addTemplate(document, template.title, fragment, place)
  return { ...added, document: openFlowDocument(applyTextEdits(document.text, added.edit.edits)) }
}

test.each(flowTemplates.map(({ id }) => id))('%s goes into a flow twice without an error', (id) => {
  const once = insert(openFlowDocument(JSON.stringify(start, null, 2)), id)
  const twice = insert(once.document, id)
  expect(checkFlow(twice.document).filter(({ severity }) => severity === 'error')).toEqual([])
  const { steps } = buildFlowModel(twice.document)!
  const ids = steps.map((step) => step.id)
  expect(ids).toEqual(expect.arrayContaining([...once.all!, ...twice.all!]))
  expect(new Set(ids).size).toBe(ids.length)
  // The same connectors and parameters serve both.
  expect(Object.keys(twice.document.flow.connectionReferences)).toEqual(
    Object.keys(once.document.flow.connectionReferences),
  )
  expect(Object.keys(twice.document.definition!.parameters)).toEqual(
    Object.keys(once.document.definition!.parameters),
  )
  const last = steps.find(({ name }) => name === 'Last')
  expect(last?.runAfter.map(({ name }) => name)).not.toContain('First')
})
