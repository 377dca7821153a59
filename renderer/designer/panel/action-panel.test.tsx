// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { asId } from '../../../shared/run/index.ts'
import { connectBridge } from '../../bridge/bridge.ts'
import { useAnalysis } from '../../document/analyses.ts'
import { closeAllDocuments, currentText, findDocument, openDocument, undo } from '../../document/documents.ts'
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
  const read = async () => ({
    ...flow,
    path: '/f',
    text: original,
    revision: 'r',
    encoding: 'utf-8',
    readOnly: false,
  })
  disconnect = connectBridge({ on: () => () => {}, flows: { read } } as unknown as Bridge)
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

test('typing in a field changes just that text, as one step', async () => {
  const { person } = show(call)
  const field = screen.getByRole('textbox', { name: /^URI/i })
  await person.type(field, '?x=1')
  expect(text()).toBe(original.replace("outputs('First')}", "outputs('First')}?x=1"))
  expect(undoNames()).toEqual(["Change uri of 'Call'"])
  undo(flow)
  expect(text()).toBe(original)
})

test('JSON is taken over when it is valid, and kept in the field when it is not', async () => {
  const { person } = show(call)
  const field = screen.getByRole('textbox', { name: /^Headers/ })
  await person.clear(field)
  await person.paste('{"a": "c"')
  expect(text()).toBe(original)
  expect(screen.getByText(/Not valid JSON/)).toBeDefined()
  await person.type(field, '}')
  expect(text()).toBe(original.replace('"a": "b"', '"a": "c"'))
  expect(screen.queryByText(/Not valid JSON/)).toBeNull()
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

test('the JSON of the step is shown as it stands in the file', async () => {
  const { person } = show(call)
  await person.click(screen.getByRole('tab', { name: 'JSON' }))
  expect(screen.getByText(/"method": "GET"/).textContent?.startsWith('"Call": {\n  "type": "Http"')).toBe(
    true,
  )
})

test('the delete button asks its owner', async () => {
  const { person, onDelete } = show(call)
  await person.click(screen.getByRole('button', { name: 'Delete step' }))
  expect(onDelete).toHaveBeenCalledOnce()
})
