import { describe, expect, test } from 'vitest'
import { checkFlow } from '../wdl/check-flow.ts'
import { openFlowDocument } from '../wdl/flow-document.ts'
import { connectorsIn, flowTemplates, templateText } from './index.ts'

test('each has an id of its own', () => {
  expect(new Set(flowTemplates.map(({ id }) => id)).size).toBe(flowTemplates.length)
  expect(flowTemplates.length).toBeGreaterThanOrEqual(10)
})

describe.each(flowTemplates.map((template) => [template.id, template] as const))('%s', (_id, template) => {
  test('is without a problem, not even a remark', () => {
    const document = openFlowDocument(templateText(template, 'My flow'))
    expect(document.flow.displayName).toBe('My flow')
    expect(checkFlow(document)).toEqual([])
  })

  test('declares the connections that it uses', () => {
    const document = openFlowDocument(templateText(template, 'My flow'))
    expect(Object.keys(document.flow.connectionReferences)).toEqual(
      connectorsIn([template.triggers, template.actions]),
    )
  })
})
