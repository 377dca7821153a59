// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../../../shared/run/index.ts'
import { connectBridge } from '../../bridge/bridge.ts'
import { createFakeBridge } from '../../bridge/fake-bridge.ts'
import { useAnalysis } from '../../document/analyses.ts'
import { closeAllDocuments, currentText, findDocument, openDocument, undo } from '../../document/documents.ts'
import { writeInField } from '../../tokens/testing/write-in-field.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { ActionPanel } from './action-panel.tsx'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('flow') }
const original = flowText({
  First: compose(),
  Call: {
    type: 'Http',
    inputs: { method: 'GET', uri: "https://example.com/@{outputs('First')}", headers: { a: 'b' } },
    runAfter: { First: ['Succeeded'] },
  },
  Other: compose(),
})
const text = () => currentText(flow.environmentId, flow.flowId) ?? ''
const undoNames = () => findDocument(flow)?.history.undo.map(({ name }) => name)
let disconnect: () => void

beforeEach(async () => {
  disconnect = connectBridge(
    createFakeBridge({ flows: [{ ...flow, displayName: 'Test flow', text: original }] }),
  )
  await openDocument(flow.environmentId, flow.flowId)
})

afterEach(() => {
  cleanup()
  closeAllDocuments()
  disconnect()
})

/** The panel of the step at a place of the document, which stays when it is renamed. */
function Panel({ index, onDelete }: { index: number; onDelete: () => void }) {
  const { model, modelText } = useAnalysis(flow.environmentId, flow.flowId)
  const step = model?.steps[index]
  if (model === undefined || step === undefined) return null
  return (
    <ActionPanel
      flow={flow}
      model={model}
      step={step}
      text={modelText}
      problems={[]}
      isDisabled={false}
      runState={undefined}
      repetition={undefined}
      onRepetition={() => {}}
      onGoToField={() => {}}
      onShowCode={() => {}}
      onDelete={onDelete}
      onClose={() => {}}
    />
  )
}

function show(index: number) {
  const onDelete = vi.fn()
  render(
    <FluentProvider theme={webLightTheme}>
      <Panel index={index} onDelete={onDelete} />
    </FluentProvider>,
  )
  return { person: userEvent.setup(), onDelete }
}

const call = 2

test('a field shows expressions as pills; what is written into it changes just that text, as one step', async () => {
  show(call)
  const field = screen.getByRole('textbox', { name: /^URI/i })
  expect(within(field).getByRole('img', { name: 'Outputs of First' })).toBeDefined()
  await writeInField(field, '?x=1')
  expect(text()).toBe(original.replace("outputs('First')}", "outputs('First')}?x=1"))
  expect(undoNames()).toEqual(["Change uri of 'Call'"])
  act(() => undo(flow))
  expect(text()).toBe(original)
})

test('an expression that is pasted becomes a pill, and stands in the file as it was written', async () => {
  show(call)
  await writeInField(screen.getByRole('textbox', { name: /^URI/i }), "/@{ concat('a',  'b') }")
  expect(text()).toContain("@{outputs('First')}/@{ concat('a',  'b') }")
  expect(screen.getByRole('img', { name: "concat('a', 'b')" })).toBeDefined()
})

test('headers are rows of names and values', async () => {
  const { person } = show(call)
  const headers = screen.getByRole('group', { name: 'Headers' })
  await writeInField(within(headers).getByRole('textbox', { name: 'Value 1 of Headers' }), '2')
  expect(text()).toBe(original.replace('"a": "b"', '"a": "b2"'))
  await person.click(within(headers).getByRole('button', { name: 'Add an item to Headers' }))
  await person.type(within(headers).getByRole('textbox', { name: 'Name 2 of Headers' }), 'Accept{Enter}')
  expect(JSON.parse(text()).properties.definition.actions.Call.inputs.headers).toEqual({
    a: 'b2',
    Accept: '',
  })
  await person.click(within(headers).getByRole('button', { name: 'Remove a' }))
  expect(JSON.parse(text()).properties.definition.actions.Call.inputs.headers).toEqual({ Accept: '' })
})

test('JSON is taken over when it is valid, and kept in the field when it is not', async () => {
  const { person } = show(call)
  await person.click(screen.getByRole('button', { name: 'Show all' }))
  const field = screen.getByRole('textbox', { name: /^Body/ })
  await writeInField(field, '{"a": "c"')
  expect(text()).toBe(original)
  expect(screen.getByText(/Not valid JSON/)).toBeDefined()
  await writeInField(field, '}')
  expect(JSON.parse(text()).properties.definition.actions.Call.inputs.body).toEqual({ a: 'c' })
  expect(screen.queryByText(/Not valid JSON/)).toBeNull()
})

test('a choice is made from a list; a value that is not in it can be typed', async () => {
  const { person } = show(call)
  await person.click(screen.getByRole('combobox', { name: /^Method/ }))
  await person.click(screen.getByRole('option', { name: 'PATCH' }))
  expect(text()).toBe(original.replace('"GET"', '"PATCH"'))
  await person.click(screen.getByRole('combobox', { name: /^Method/ }))
  await person.click(screen.getByRole('option', { name: 'Enter a custom value' }))
  await writeInField(screen.getByRole('textbox', { name: /^Method/ }), 'X')
  expect(text()).toBe(original.replace('"GET"', '"PATCHX"'))
})

test('settings leave nothing empty behind', async () => {
  const { person } = show(call)
  await person.click(screen.getByRole('tab', { name: 'Settings' }))
  await person.click(screen.getByRole('switch', { name: 'Secure outputs' }))
  expect(JSON.parse(text()).properties.definition.actions.Call.runtimeConfiguration).toEqual({
    secureData: { properties: ['outputs'] },
  })
  await person.click(screen.getByRole('switch', { name: 'Secure outputs' }))
  expect(text()).toBe(original)
  await person.type(screen.getByRole('textbox', { name: 'Timeout' }), 'PT5M')
  expect(JSON.parse(text()).properties.definition.actions.Call.limit).toEqual({ timeout: 'PT5M' })
})

test('renaming a step rewrites what speaks of it', async () => {
  const { person } = show(1)
  const name = screen.getByRole('textbox', { name: 'Name' })
  await person.clear(name)
  await person.type(name, 'Very first{Enter}')
  expect(text()).toBe(original.replaceAll('First', 'Very_first'))
})

test('a name that is taken is not given', async () => {
  const { person } = show(1)
  const name = screen.getByRole('textbox', { name: 'Name' })
  await person.clear(name)
  await person.type(name, 'call')
  expect(screen.getByText('Another step has this name.')).toBeDefined()
  await person.type(name, '{Enter}')
  expect([text(), (name as HTMLInputElement).value]).toEqual([original, 'First'])
})

test('run after: outcomes are chosen, the last one cannot be taken away', async () => {
  const { person } = show(call)
  await person.click(screen.getByRole('tab', { name: 'Run after' }))
  const group = within(screen.getByRole('group'))
  expect(group.getByRole('checkbox', { name: /is successful/ })).toHaveProperty('disabled', true)
  await person.click(group.getByRole('checkbox', { name: /has failed/ }))
  expect(JSON.parse(text()).properties.definition.actions.Call.runAfter).toEqual({
    First: ['Succeeded', 'Failed'],
  })
  await person.click(group.getByRole('checkbox', { name: /is successful/ }))
  expect(JSON.parse(text()).properties.definition.actions.Call.runAfter).toEqual({ First: ['Failed'] })
})

test('a step can be made to run after another one as well', async () => {
  const { person } = show(call)
  await person.click(screen.getByRole('tab', { name: 'Run after' }))
  await person.click(screen.getByRole('button', { name: 'Run after another step' }))
  await person.click(screen.getByRole('menuitem', { name: 'Other' }))
  expect(JSON.parse(text()).properties.definition.actions.Call.runAfter).toEqual({
    First: ['Succeeded'],
    Other: ['Succeeded'],
  })
})

test('the delete button asks its owner', async () => {
  const { person, onDelete } = show(call)
  await person.click(screen.getByRole('button', { name: 'Delete step' }))
  expect(onDelete).toHaveBeenCalledOnce()
})
