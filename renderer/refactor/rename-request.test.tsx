// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { useNotices } from '../app/notices.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { openDocument } from '../document/documents.ts'
import { RenameChoice } from './rename-choice.tsx'
import { askRenameDeclared, askRenameStep, endRename, useRenameRequest } from './rename-request.ts'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('names') }
const empty = { environmentId: asId.environment('env'), flowId: asId.flow('empty') }
const text = JSON.stringify({
  definition: {
    parameters: { $connections: { type: 'Object' }, Limit: { type: 'Int' } },
    triggers: {},
    actions: {
      Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'count', type: 'integer' }] } },
      Use: { type: 'Compose', inputs: "@variables('count')" },
    },
  },
})
const variable = { kind: 'variable', name: 'count' } as const

beforeEach(async () => {
  renderWithBridge(<span />, {
    flows: [
      { ...flow, text },
      { ...empty, text: '{"definition":{"triggers":{},"actions":{}}}' },
    ],
  })
  await openDocument(flow.environmentId, flow.flowId)
  await openDocument(empty.environmentId, empty.flowId)
})
afterEach(() => {
  endRename()
  cleanup()
})

const step = (name: string) => ({ kind: 'action', name, path: ['definition', 'actions', name] }) as const

test('a step is meant, or the variable that it makes; not one that it reads', () => {
  askRenameStep(flow, step('Init'))
  const init = { kind: 'action', name: 'Init' }
  expect(useRenameRequest.getState().request).toEqual({ flow, symbol: init, choices: [init, variable] })
  askRenameStep(flow, step('Use'))
  expect(useRenameRequest.getState().request?.choices).toEqual([{ kind: 'action', name: 'Use' }])
})

test('what the flow declares can be chosen; the platform’s own is left out; where there is nothing it is said', () => {
  askRenameDeclared(flow)
  const { symbol, choices } = useRenameRequest.getState().request ?? {}
  expect(choices).toEqual([{ kind: 'parameter', name: 'Limit' }, variable])
  expect(symbol).toEqual(choices?.[0])
  endRename()
  askRenameDeclared(empty)
  expect(useRenameRequest.getState().request).toBeUndefined()
  expect(useNotices.getState().notices.at(-1)?.title).toBe(
    'This flow has no variables, parameters or connection references.',
  )
})

test('another choice is another thing to rename', async () => {
  askRenameStep(flow, step('Init'))
  const { symbol, choices = [] } = useRenameRequest.getState().request!
  const { user } = renderWithBridge(<RenameChoice symbol={symbol} choices={choices} />)
  await user.click(screen.getByRole('combobox', { name: 'What' }))
  await user.click(screen.getByRole('option', { name: 'Variable count' }))
  expect(useRenameRequest.getState().request?.symbol).toEqual(variable)
})
