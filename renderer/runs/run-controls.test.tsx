// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { runByKey } from '../app/use-shortcuts.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { applyEdit, openDocument } from '../document/documents.ts'
import { RunControls } from './run-controls.tsx'
import { ended } from './run-samples.ts'

const environmentId = asId.environment('env')
const flowId = asId.flow('digest')
const ref = { environmentId, flowId }

function flowText(schema: object = {}, references: object = {}): string {
  return JSON.stringify({
    properties: {
      connectionReferences: references,
      definition: {
        $schema: 'https://schema.management.azure.com/schemas/2016-06-01/workflowdefinition.json#',
        triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema } } },
        actions: {},
      },
    },
  })
}

afterEach(() => {
  cleanup()
  window.removeEventListener('keydown', runByKey)
})

async function show(text = flowText()) {
  const rendered = renderWithBridge(<RunControls environmentId={environmentId} flowId={flowId} />, {
    flows: [{ ...ref, text }],
  })
  window.addEventListener('keydown', runByKey)
  await openDocument(environmentId, flowId)
  return rendered
}
const startArgs = ({ bridge }: Awaited<ReturnType<typeof show>>) =>
  bridge.requests.filter(({ channel }) => channel === 'runs:start').map(({ args }) => args)

test('F5 runs the text as it is in the window, unsaved edits and all', async () => {
  const rendered = await show()
  applyEdit(ref, { name: 'typing', source: 'code', edits: [{ offset: 0, length: 0, text: ' ' }] })
  await rendered.user.keyboard('{F5}')
  await waitFor(() =>
    expect(startArgs(rendered)).toEqual([{ ...ref, text: ` ${flowText()}`, mocks: 'none' }]),
  )
  expect(await screen.findByRole('status', { name: 'Run status: Running' })).toBeTruthy()
  rendered.bridge.play(asId.run('run-1'), ended(9))
  expect(await screen.findByRole('status', { name: 'Run status: Succeeded' })).toBeTruthy()
  await rendered.user.click(screen.getByRole('button', { name: 'Close the run' }))
  expect(screen.queryByRole('status')).toBeNull()
})

test('a flow that calls connectors runs with mocks unless told otherwise; the choice is remembered', async () => {
  const rendered = await show(flowText({}, { shared_office365: { connection: {} } }))
  await rendered.user.click(screen.getByRole('button', { name: 'Run' }))
  await waitFor(() => expect(startArgs(rendered)).toMatchObject([{ mocks: 'auto' }]))
  await rendered.user.click(screen.getByRole('button', { name: 'Run options' }))
  await rendered.user.click(await screen.findByRole('menuitemcheckbox', { name: 'Answer calls with mocks' }))
  await rendered.user.keyboard('{Escape}')
  await rendered.user.click(await screen.findByRole('button', { name: 'Run' }))
  await waitFor(() => expect(startArgs(rendered)).toMatchObject([{ mocks: 'auto' }, { mocks: 'none' }]))
})

test('a trigger that requires inputs asks for them first, with an example; bad JSON is said where it stands', async () => {
  const rendered = await show(
    flowText({
      type: 'object',
      properties: { text: { type: 'string', title: 'Your name' } },
      required: ['text'],
    }),
  )
  const { user } = rendered
  await user.click(screen.getByRole('button', { name: 'Run' }))
  const dialog = await screen.findByRole('dialog')
  const body = within(dialog).getByRole('textbox', { name: /Trigger body/ }) as HTMLTextAreaElement
  expect(JSON.parse(body.value)).toEqual({ text: 'your name' })
  await user.clear(body)
  await user.type(body, '{{"text": ')
  expect(dialog.textContent).toMatch(/Not valid JSON: .*line 1/)
  expect((within(dialog).getByRole('button', { name: 'Run' }) as HTMLButtonElement).disabled).toBe(true)
  await user.type(body, '"Ada"}')
  await user.click(within(dialog).getByRole('button', { name: 'Run' }))
  await waitFor(() =>
    expect(startArgs(rendered)).toMatchObject([{ trigger: 'manual', body: '{"text": "Ada"}' }]),
  )
  // The next time the same inputs are used.
  await user.click(await screen.findByRole('button', { name: 'Run' }))
  await waitFor(() => expect(startArgs(rendered)).toHaveLength(2))
})

test('what keeps the flow from running is listed, each with its place', async () => {
  const rendered = await show()
  const problem = {
    severity: 'error',
    code: 'expression.unknown-function',
    path: ['properties', 'definition', 'actions', 'A', 'inputs'],
    range: { start: 5, end: 9 },
    line: 7,
    column: 3,
    message: "There is no function 'concatt'.",
    hint: "Did you mean 'concat'?",
    action: 'A',
  } as const
  rendered.bridge.failNext('runs:start', {
    code: 'expression.unknown-function',
    message: 'Two errors.',
    problems: [problem, { ...problem, range: { start: 50, end: 55 }, line: 12 }],
  })
  await rendered.user.click(screen.getByRole('button', { name: 'Run' }))
  expect(await screen.findByText('2 problems keep this flow from running')).toBeTruthy()
  expect(screen.getByText('A, line 12')).toBeTruthy()
  // jsdom lays nothing out, so the popover's own focus trap hides what is in it there.
  const [first] = screen.getAllByRole('button', { name: 'Show', hidden: true })
  await rendered.user.click(first as HTMLElement)
  expect(currentLocation(useNavigation.getState())).toEqual({ page: 'flow', ...ref, goTo: problem.path })
  expect(screen.queryByText('2 problems keep this flow from running')).toBeNull()
})
