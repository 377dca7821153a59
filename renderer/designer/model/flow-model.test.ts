import { describe, expect, test } from 'vitest'
import { checkFlow } from '../../../shared/wdl/check-flow.ts'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { buildFlowModel, type FlowModel } from './flow-model.ts'
import { countProblems, indexSteps, stepAtOffset } from './step-problems.ts'

function modelOf(text: string): FlowModel {
  const model = buildFlowModel(openFlowDocument(text))
  if (model === undefined) throw new Error('no flow')
  return model
}

const everyBranch = {
  If: { type: 'If', expression: {}, actions: { Yes: compose() }, else: { actions: { No: compose() } } },
  Switch: {
    type: 'Switch',
    expression: '@1',
    cases: { Red: { case: 'red', actions: { R: compose() } }, Seven: { case: 7, actions: {} } },
    default: { actions: { D: compose() } },
    runAfter: { if: ['SUCCEEDED', 'failed'] },
  },
  Agent: { type: 'Agent', inputs: {}, tools: { Ask: { actions: { T: compose() } } } },
  Loop: { type: 'foreach', foreach: '@1', actions: { Inner: compose() } },
}

describe('the model of a flow', () => {
  test('knows every branch of every kind', () => {
    const { top } = modelOf(flowText(everyBranch))
    const branches = top.steps.map((step) => [
      step.name,
      step.branches.map(({ kind, name, caseValue, steps }) => [
        kind,
        name,
        caseValue,
        steps.map((s) => s.name),
      ]),
    ])
    expect(branches).toEqual([
      [
        'If',
        [
          ['actions', undefined, undefined, ['Yes']],
          ['else.actions', undefined, undefined, ['No']],
        ],
      ],
      [
        'Switch',
        [
          ['cases.*.actions', 'Red', 'red', ['R']],
          ['cases.*.actions', 'Seven', '7', []],
          ['default.actions', undefined, undefined, ['D']],
        ],
      ],
      ['Agent', [['tools.*.actions', 'Ask', undefined, ['T']]]],
      ['Loop', [['actions', undefined, undefined, ['Inner']]]],
    ])
  })

  test('reads runAfter without case and spells statuses properly', () => {
    const model = modelOf(flowText(everyBranch))
    expect(model.top.steps[1]?.runAfter).toEqual([
      { name: 'if', id: model.top.steps[0]?.id, statuses: ['Succeeded', 'Failed'] },
    ])
  })

  test('lists steps with parents before children and counts what is inside', () => {
    const { steps } = modelOf(flowText(everyBranch))
    expect(steps.map(({ name, inside, depth }) => [name, inside, depth])).toEqual([
      ['manual', 0, 1],
      ['If', 2, 1],
      ['Yes', 0, 2],
      ['No', 0, 2],
      ['Switch', 2, 1],
      ['R', 0, 2],
      ['D', 0, 2],
      ['Agent', 1, 1],
      ['T', 0, 2],
      ['Loop', 1, 1],
      ['Inner', 0, 2],
    ])
  })

  test.each<[string, object, string]>([
    [
      'a connector operation',
      {
        type: 'OpenApiConnection',
        inputs: { host: { apiId: '/providers/x/apis/shared_office365', operationId: 'SendEmailV2' } },
      },
      'SendEmailV2 · office365',
    ],
    [
      'a method and path',
      {
        type: 'ApiConnection',
        inputs: {
          host: { connection: { name: "@parameters('$connections')['azure_blob']['connectionId']" } },
          method: 'get',
          path: '/files',
        },
      },
      'GET /files · azure blob',
    ],
    [
      'a request',
      { type: 'Http', inputs: { method: 'GET', uri: 'https://example.com' } },
      'GET https://example.com',
    ],
    ['a variable', { type: 'SetVariable', inputs: { name: 'Total', value: 1 } }, 'Set variable · Total'],
    [
      'variables',
      { type: 'InitializeVariable', inputs: { variables: [{ name: 'A' }, { name: 'B' }] } },
      'Initialize variable · A, B',
    ],
    ['nothing but its type', { type: 'Compose', inputs: 1 }, 'Compose'],
    ['an unknown type', { type: 'Mystery' }, 'Mystery'],
    ['strange inputs', { type: 'Http', inputs: [null, 3] }, 'HTTP'],
  ])('describes %s', (_name, action, subtitle) => {
    expect(modelOf(flowText({ A: action })).top.steps[0]?.subtitle).toBe(subtitle)
  })
})

test('problems are counted at the innermost step they lie in', () => {
  const text = flowText({
    If: { type: 'If', expression: {}, actions: { Bad: { type: 'Compose', inputs: '@nope(' } } },
  })
  const document = openFlowDocument(text)
  const steps = indexSteps(modelOf(text))
  const counts = countProblems(steps, checkFlow(document))
  const named = [...counts].map(([id, { errors }]) => [steps.get(id)?.name, errors > 0])
  expect(named).toContainEqual(['Bad', true])
  expect(named).not.toContainEqual(['manual', true])
})

test('an offset of the text leads to the innermost step around it', () => {
  const text = flowText(everyBranch)
  const model = modelOf(text)
  expect(stepAtOffset(model, text.indexOf('"No"') + 20)?.name).toBe('No')
  expect(stepAtOffset(model, text.indexOf('"expression": "@1"'))?.name).toBe('Switch')
  expect(stepAtOffset(model, 3)).toBeUndefined()
})

test('a document without a definition has no model', () => {
  expect(buildFlowModel(openFlowDocument('{"a": 1}'))).toBeUndefined()
  expect(buildFlowModel(openFlowDocument('nonsense'))).toBeUndefined()
})
