import { describe, expect, test } from 'vitest'
import { textOfSentence } from '../errors/say.ts'
import { type FlowDocument, openFlowDocument } from './flow-document.ts'
import { copyActions, printFragment } from './flow-fragment.ts'
import { buildGraph } from './graph.ts'
import { pasteActions } from './paste-actions.ts'
import { readFragment } from './read-fragment.ts'
import { applyTextEdits } from './text-edit.ts'

const host = {
  connectionName: 'shared_x',
  operationId: 'Send',
  apiId: '/providers/Microsoft.PowerApps/apis/shared_x',
}

function flow(actions: object, connectionReferences: object = {}): FlowDocument {
  const definition = { $schema: 'https://x/workflowdefinition.json#', triggers: {}, actions }
  return openFlowDocument(JSON.stringify({ properties: { connectionReferences, definition } }, null, 2))
}

const source = flow(
  {
    A: { type: 'Compose', inputs: 5 },
    S: {
      type: 'Scope',
      runAfter: { A: ['Succeeded'] },
      actions: { B: { type: 'OpenApiConnection', inputs: { host, parameters: { to: "@outputs('A')" } } } },
    },
    Z: { type: 'Compose', inputs: "@{outputs('A')} @{outputs('Other')}", runAfter: { S: ['Failed'] } },
  },
  {
    shared_x: { connection: { name: 'my-x' }, api: { name: 'shared_x' } },
    shared_y: { api: { name: 'shared_y' } },
  },
)

function paste(text: string, target: FlowDocument, after?: string) {
  const edit = pasteActions(target, readFragment(text), { branch: ['actions'], ...(after ? { after } : {}) })
  const { properties } = JSON.parse(applyTextEdits(target.text, edit.edits))
  return { ...edit, references: properties.connectionReferences, actions: properties.definition.actions }
}

describe('copy and paste', () => {
  test('takes actions with their ties and connection references along', () => {
    const copied = printFragment(copyActions(source, ['A', 'S', 'Z']))
    expect(Object.keys(JSON.parse(copied))).toEqual(['actions', 'connectionReferences'])
    const { actions, references, label } = paste(copied, flow({}))
    expect(actions).toEqual({
      A: { type: 'Compose', inputs: 5, runAfter: {} },
      S: {
        type: 'Scope',
        runAfter: { A: ['Succeeded'] },
        actions: { B: { type: 'OpenApiConnection', inputs: { host, parameters: { to: "@outputs('A')" } } } },
      },
      Z: { type: 'Compose', inputs: "@{outputs('A')} @{outputs('Other')}", runAfter: { S: ['Failed'] } },
    })
    expect(references).toEqual({ shared_x: { connection: { name: 'my-x' }, api: { name: 'shared_x' } } })
    expect(textOfSentence(label)).toBe('Paste 3 actions')
  })

  test('names that are taken get a number, in the expressions of what is pasted alone', () => {
    const { actions, names } = paste(printFragment(copyActions(source, ['A', 'Z'])), source, 'Z')
    expect(names).toEqual(['A_1', 'Z_1'])
    expect(actions.A_1).toEqual({ type: 'Compose', inputs: 5, runAfter: { Z: ['Succeeded'] } })
    expect(actions.Z_1).toEqual({
      type: 'Compose',
      inputs: "@{outputs('A_1')} @{outputs('Other')}",
      runAfter: { A_1: ['Failed'] },
    })
    expect(actions.Z).toEqual(JSON.parse(source.text).properties.definition.actions.Z)
  })

  test('a connection the flow has for the same connector is used', () => {
    const target = flow({}, { own_x: { connection: { name: 'theirs' }, api: { name: 'shared_x' } } })
    const { actions, references } = paste(printFragment(copyActions(source, ['B'])), target)
    expect(Object.keys(references)).toEqual(['own_x'])
    expect(actions.B.inputs.host.connectionName).toBe('own_x')
  })

  test('the same name for another connector makes a new one', () => {
    const target = flow({}, { shared_x: { api: { name: 'shared_other' } } })
    const { actions, references } = paste(printFragment(copyActions(source, ['B'])), target)
    expect(Object.keys(references)).toEqual(['shared_x', 'shared_x_1'])
    expect(actions.B.inputs.host.connectionName).toBe('shared_x_1')
  })

  test('actions of several branches follow each other', () => {
    const { actions } = paste(printFragment(copyActions(source, ['A', 'B'])), flow({}))
    expect(actions.B.runAfter).toEqual({ A: ['Succeeded'] })
  })
})

describe('what else may be pasted', () => {
  const compose = { type: 'Compose', inputs: 1 }
  const segment = (type: string, value: string) => ({ id: 'x', type, value })
  const leaf = (type: string, info: object, parameters: readonly object[], connection: object | null) => ({
    nodeId: 'Mine',
    nodeData: { id: 'Mine', nodeInputs: { parameterGroups: { default: { parameters } } } },
    nodeOperationInfo: { type, ...info },
    nodeConnectionData: connection,
    isScopeNode: false,
    mslaNode: true,
  })
  const reference = {
    referenceKey: 'shared_x',
    connectionReference: { api: { id: host.apiId }, connection: { id: 'c' }, connectionName: 'c-1' },
  }
  test.each<[string, unknown, object]>([
    ['one action', compose, { Compose: compose }],
    ['actions by name', { One: compose }, { One: compose }],
    ['peek code without braces', `"One": ${JSON.stringify(compose)},`, { One: compose }],
    ['a whole flow', flow({ One: compose }).text, { One: compose }],
    [
      'the classic clipboard of Power Automate',
      { id: 'x', brandColor: '#fff', isTrigger: false, operationName: 'Do it', operationDefinition: compose },
      { Do_it: compose },
    ],
    [
      'a scope of the new designer',
      {
        nodeId: 'S-copy',
        serializedValue: {
          type: 'Scope',
          actions: {
            B: {
              type: 'OpenApiConnection',
              inputs: { host: { connection: 'shared_x', operationId: 'Send' } },
            },
          },
          runAfter: {},
        },
        allConnectionData: { B: reference },
        staticResults: {},
        isScopeNode: true,
        mslaNode: true,
      },
      {
        S: {
          type: 'Scope',
          actions: {
            B: {
              type: 'OpenApiConnection',
              inputs: { host: { connectionName: 'shared_x', operationId: 'Send' } },
            },
          },
          runAfter: {},
        },
      },
    ],
    [
      'an action of the new designer',
      leaf(
        'Http',
        { connectorId: 'connectionProviders/http', operationId: 'http' },
        [
          { parameterKey: 'inputs.$.method', type: 'string', value: [segment('literal', 'GET')] },
          { parameterKey: 'inputs.$.headers.a', type: 'any', value: [segment('literal', '{"b": 1}')] },
          {
            parameterKey: 'inputs.$.uri',
            type: 'string',
            value: [segment('literal', 'https://x/'), segment('token', "outputs('A')")],
          },
          { parameterKey: 'inputs.$.body', type: 'any', value: [segment('literal', '')] },
        ],
        null,
      ),
      {
        Mine: {
          type: 'Http',
          inputs: { method: 'GET', headers: { a: { b: 1 } }, uri: "https://x/@{outputs('A')}" },
          runAfter: {},
        },
      },
    ],
    [
      'a connector action of the new designer',
      leaf(
        'OpenApiConnection',
        { connectorId: host.apiId, operationId: 'Send' },
        [
          {
            parameterKey: 'inputs.$.body.to',
            parameterName: 'to',
            type: 'string',
            value: [segment('token', 'body')],
          },
        ],
        reference,
      ),
      { Mine: { type: 'OpenApiConnection', inputs: { host, parameters: { to: '@body' } }, runAfter: {} } },
    ],
  ])('%s', (_name, clipboard, expected) => {
    const text = typeof clipboard === 'string' ? clipboard : JSON.stringify(clipboard)
    expect(paste(text, flow({})).actions).toEqual(expected)
  })

  test('its connection comes along', () => {
    const text = JSON.stringify(
      leaf('OpenApiConnection', { connectorId: host.apiId, operationId: 'Send' }, [], reference),
    )
    expect(paste(text, flow({})).references).toEqual({
      shared_x: { runtimeSource: 'embedded', connection: { name: 'c-1' }, api: { name: 'shared_x' } },
    })
  })

  test.each([
    '',
    'hello',
    '[1]',
    '{"a": 1}',
    '{"type": ',
    JSON.stringify({ operationDefinition: compose, isTrigger: true }),
  ])('%s is refused', (text) =>
    expect(() => readFragment(text)).toThrow(expect.objectContaining({ code: 'request.nothing-to-paste' })),
  )
})

test('a bare definition takes actions without their connections', () => {
  const bare = openFlowDocument('{"$schema":"https://x/workflowdefinition.json#","triggers":{},"actions":{}}')
  const edit = pasteActions(bare, copyActions(source, ['B']), { branch: ['actions'] })
  const next = openFlowDocument(applyTextEdits(bare.text, edit.edits))
  expect(buildGraph(next.definition!).actions.map(({ name }) => name)).toEqual(['B'])
})

describe('what comes along', () => {
  const withParameters = (parameters: object, actions: object) =>
    openFlowDocument(
      JSON.stringify({
        properties: {
          connectionReferences: {},
          definition: { $schema: 'https://x/workflowdefinition.json#', parameters, triggers: {}, actions },
        },
      }),
    )
  const reads = { Tell: { type: 'Compose', inputs: "@parameters('Who')" } }
  const from = withParameters(
    {
      Who: { type: 'String', defaultValue: 'lead@example.com' },
      Other: { type: 'String' },
      Key: { type: 'SecureString', defaultValue: 'hunter2' },
    },
    { ...reads, Keyed: { type: 'Compose', inputs: "@parameters('Key')" } },
  )

  test('parameters that are read, but no secret value', () => {
    const copied = printFragment(copyActions(from, ['Tell', 'Keyed']))
    expect(JSON.parse(copied).parameters).toEqual({
      Who: { type: 'String', defaultValue: 'lead@example.com' },
      Key: { type: 'SecureString' },
    })
    expect(copied).not.toContain('hunter2')
  })

  test.each([
    ['a flow without it', {}, 'Who', ['Who']],
    ['a flow with the same', { who: { type: 'String', defaultValue: 'lead@example.com' } }, 'Who', ['who']],
    ['a flow with another', { Who: { type: 'Int' } }, 'Who_1', ['Who', 'Who_1']],
  ])('a parameter in %s', (_case, declared, read, names) => {
    const target = withParameters(declared, {})
    const { edits } = pasteActions(target, copyActions(from, ['Tell']), { branch: ['actions'] })
    const { parameters, actions } = JSON.parse(applyTextEdits(target.text, edits)).properties.definition
    expect(actions.Tell.inputs).toBe(`@parameters('${read}')`)
    expect(Object.keys(parameters)).toEqual(names)
  })

  test('a variable that is made anew gets a free name in what is pasted alone', () => {
    const made = {
      Make: { type: 'InitializeVariable', inputs: { variables: [{ name: 'Sum', type: 'integer' }] } },
      Read: { type: 'Compose', runAfter: { Make: ['Succeeded'] }, inputs: "@variables('Sum')" },
    }
    const target = flow(made)
    const { edits } = pasteActions(target, copyActions(target, ['Make', 'Read']), {
      branch: ['actions'],
      after: 'Read',
    })
    const { actions } = JSON.parse(applyTextEdits(target.text, edits)).properties.definition
    expect(actions.Make_1.inputs.variables[0].name).toBe('Sum_1')
    expect(actions.Read_1.inputs).toBe("@variables('Sum_1')")
    expect(actions.Read.inputs).toBe("@variables('Sum')")
  })
})
