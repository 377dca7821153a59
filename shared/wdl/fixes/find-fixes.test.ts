import { describe, expect, test } from 'vitest'
import { checkFlow } from '../check-flow.ts'
import { openFlowDocument } from '../flow-document.ts'
import { applyTextEdits } from '../text-edit.ts'
import { findFixes, fixAll } from './find-fixes.ts'

function flow(actions: object, more: object = {}, around: object = {}): string {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { defaultValue: {}, type: 'Object' } },
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions,
    ...more,
  }
  return JSON.stringify({ properties: { displayName: 'T', ...around, definition } }, null, 2)
}
const compose = (inputs: unknown, ...after: string[]) => ({
  type: 'Compose',
  inputs,
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
})
const variable = (name: string, type: string, ...after: string[]) => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type }] },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
})
const mail = {
  host: { connectionName: 'shared_offce365', operationId: 'X', apiId: '/apis/shared_office365' },
}
const secured = { runtimeConfiguration: { secureData: { properties: ['outputs'] } } }

/** Code and fix of each problem that has one, and what is left when the first fix of each was made. */
function mend(text: string) {
  const document = openFlowDocument(text)
  const problems = checkFlow(document)
  const fixes = problems.flatMap((problem) =>
    findFixes(document, problem).map(({ kind, names }) => `${problem.code}: ${[kind, ...names].join(' ')}`),
  )
  const [first] = problems.flatMap((problem) => findFixes(document, problem))
  const after = first === undefined ? text : applyTextEdits(text, first.edits)
  return {
    codes: problems.map(({ code }) => code),
    fixes,
    left: checkFlow(openFlowDocument(after)).map(({ code }) => code),
  }
}

describe('a fix mends its problem', () => {
  test.each([
    [
      'run after a name that is almost right',
      flow({ Get_it: compose(1), B: compose(2, 'Get it') }),
      [
        'definition.run-after-unknown: replace Get it Get_it',
        'definition.run-after-unknown: remove-run-after Get it',
      ],
    ],
    [
      'run after the trigger',
      flow({ B: compose(2, 'manual') }),
      ['definition.run-after-trigger: remove-run-after manual'],
    ],
    [
      'an action that is almost right',
      flow({ Get_it: compose(1), B: compose("@outputs('Get it')", 'Get_it') }),
      ['definition.unknown-action: replace Get it Get_it'],
    ],
    [
      'one that does not run before',
      flow({ A: compose(1), B: compose("@outputs('A')") }),
      ['definition.not-run-before: run-after B A'],
    ],
    [
      'a function that is misspelt',
      flow({ B: compose("@concta('a', 'b')") }),
      ['expression.unknown-function: replace concta concat'],
    ],
    [
      'a call that is not closed',
      flow({ B: compose("@concat('a', 'b'") }),
      ['expression.unclosed-call: close )'],
    ],
    [
      'a variable nobody uses',
      flow({ V: variable('x', 'string'), B: compose(1, 'V') }),
      ['definition.unused-variable: remove-variable x'],
    ],
    [
      'a parameter nobody uses',
      flow({}, { parameters: { p: { type: 'String' } } }),
      ['definition.unused-parameter: remove-parameter p'],
    ],
    [
      'a connection reference that is misspelt',
      flow(
        { M: { type: 'OpenApiConnection', inputs: mail } },
        {},
        { connectionReferences: { shared_office365: {} } },
      ),
      [
        'definition.unused-connection-reference: remove-connection shared_office365',
        'definition.unknown-connection-reference: replace shared_offce365 shared_office365',
      ],
    ],
    [
      'a secret that is passed on',
      flow({ A: { ...compose(1), ...secured }, B: compose("@outputs('A')", 'A') }),
      ['definition.secure-data-leak: secure B'],
    ],
    [
      'two of one name',
      flow({ A: compose(1), a: compose(2, 'A') }),
      ['definition.duplicate-action-name: rename-duplicate a a_1'],
    ],
    [
      'what comes after the end',
      flow({ T: { type: 'Terminate', inputs: { runStatus: 'Succeeded' } }, B: compose(1, 'T') }),
      ['definition.unreachable-action: remove-action B'],
    ],
    [
      'a text that is no expression',
      flow({ B: compose('@john likes it') }),
      ['expression.unexpected-token: literal-at'],
    ],
    [
      'a comma too many',
      '{"definition": {"triggers": {"m": {"type": "Request"}}, "actions": {},}}',
      ['definition.json-trailing-comma: remove-comma'],
    ],
  ])('%s', (_title, text, fixes) => {
    const mended = mend(text)
    expect(mended.fixes).toEqual(fixes)
    expect(mended.left.length).toBeLessThan(mended.codes.length)
  })
})

test('all of a kind at once', () => {
  const text = flow({
    V: variable('x', 'string'),
    W: variable('y', 'string', 'V'),
    Z: variable('z', 'string', 'W'),
    B: compose("@variables('z')", 'Z'),
  })
  const document = openFlowDocument(text)
  const problems = checkFlow(document)
  const { count, edits } = fixAll(document, problems, {
    code: 'definition.unused-variable',
    kind: 'remove-variable',
  })
  expect(count).toBeGreaterThan(0)
  expect(checkFlow(openFlowDocument(applyTextEdits(text, edits))).length).toBe(problems.length - count)
})

describe('what the newer rules find', () => {
  const codes = (text: string) =>
    checkFlow(openFlowDocument(text)).map(({ severity, code }) => `${severity} ${code}`)
  test.each([
    [
      'a number asked for its length',
      flow({ V: variable('n', 'integer'), B: compose("@length(variables('n'))", 'V') }),
      ['warning definition.argument-type'],
    ],
    [
      'a text asked for its length',
      flow({ V: variable('s', 'string'), B: compose("@length(variables('s'))", 'V') }),
      [],
    ],
    [
      'no connection',
      flow({ M: { type: 'OpenApiConnection', inputs: { host: { operationId: 'X' } } } }),
      ['warning definition.missing-connection'],
    ],
    [
      'an operation of yesterday',
      flow({
        M: {
          type: 'OpenApiConnection',
          inputs: {
            host: {
              connectionName: 'shared_office365',
              operationId: 'SendEmail',
              apiId: '/apis/shared_office365',
            },
          },
        },
      }),
      ['info definition.deprecated-operation'],
    ],
    [
      'a password in the text',
      flow({
        H: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: 'https://example.com',
            authentication: { type: 'Basic', username: 'a', password: 'b' },
          },
        },
      }),
      ['warning definition.secret-in-text'],
    ],
    [
      'a password from a parameter',
      flow(
        {
          H: {
            type: 'Http',
            inputs: {
              method: 'GET',
              uri: 'https://example.com',
              authentication: { type: 'Basic', username: 'a', password: "@parameters('p')" },
            },
          },
        },
        { parameters: { p: { type: 'SecureString' } } },
      ),
      [],
    ],
    [
      'a secure parameter that a Compose shows',
      flow({ B: compose("@parameters('p')") }, { parameters: { p: { type: 'SecureString' } } }),
      ['warning definition.secure-data-leak'],
    ],
    [
      'a variable that is set and never read',
      flow({
        V: variable('x', 'integer'),
        S: { type: 'SetVariable', inputs: { name: 'x', value: 1 }, runAfter: { V: ['Succeeded'] } },
      }),
      ['info definition.unused-variable'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(codes(text)).toEqual(expected)
  })
})
