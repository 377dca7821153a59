import { describe, expect, test } from 'vitest'
import { checkFlow } from '../wdl/check-flow.ts'
import { openFlowDocument } from '../wdl/flow-document.ts'
import { connectorsIn } from './flow-template.ts'
import { germanTemplates } from './german-templates.ts'
import { describeTemplate, flowTemplates, templateTextIn } from './index.ts'

test('each has an id of its own', () => {
  expect(new Set(flowTemplates.map(({ id }) => id)).size).toBe(flowTemplates.length)
  expect(flowTemplates.length).toBeGreaterThanOrEqual(10)
})

const cases = flowTemplates.flatMap((template) =>
  (['en', 'de'] as const).map((language) => [template.id, language, template] as const),
)

describe.each(cases)('%s in %s', (_id, language, template) => {
  test('is without a problem, not even a remark', () => {
    const document = openFlowDocument(templateTextIn(template, 'My flow', language))
    expect(document.flow.displayName).toBe('My flow')
    expect(document.flow.description).toBe(describeTemplate(template, language).summary)
    expect(checkFlow(document)).toEqual([])
  })

  test('declares the connections that it uses', () => {
    const document = openFlowDocument(templateTextIn(template, 'My flow', language))
    expect(Object.keys(document.flow.connectionReferences)).toEqual(
      connectorsIn([template.triggers, template.actions]),
    )
  })
})

describe.each(flowTemplates.map((template) => [template.id, template] as const))(
  '%s in German',
  (id, template) => {
    const text = templateTextIn(template, 'Mein Flow', 'de')
    const english = templateTextIn(template, 'Mein Flow', 'en')
    const { texts = {}, names = {} } = germanTemplates[id] ?? {}

    test('every text and name of its list stands in the English one, and no longer in the German', () => {
      expect(describeTemplate(template, 'de').title).not.toBe(template.title)
      const isThere = (one: string, where: string) => where.includes(JSON.stringify(one))
      const isNamed = (one: string, where: string) =>
        where.includes(`"name": "${one}"`) || where.includes(`"${one}": {`)
      const found = (where: string) => [
        ...Object.keys(texts).filter((one) => isThere(one, where)),
        ...Object.keys(names).filter((one) => isNamed(one, where)),
      ]
      expect(found(english)).toEqual([...Object.keys(texts), ...Object.keys(names)])
      expect(found(text)).toEqual([])
    })
  },
)

test('what reads a name reads it by its German one', () => {
  const template = flowTemplates.find(({ id }) => id === 'answer-http-requests')
  const text = template === undefined ? '' : templateTextIn(template, 'x', 'de')
  expect(text).toContain(`"total": "@variables('Summe')"`)
  expect(text).toContain('"Für_jede_Zeile": [')
  expect(text).not.toContain('Total')
})
