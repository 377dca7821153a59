// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { FlowTestDraft } from '../../shared/ipc/tests-payloads.ts'
import { asId } from '../../shared/run/index.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { MakeTestDialog } from './make-test-dialog.tsx'

vi.mock('./test-code.tsx', () => ({ TestCode: ({ text }: { text: string }) => <pre>{text}</pre> }))
afterEach(cleanup)

const runId = asId.run('r1')
const draft: FlowTestDraft = {
  text: '{"expect":{}}',
  findings: [
    {
      id: 'email-1',
      kind: 'email',
      isSecret: false,
      preview: 'ada@contoso.com',
      replacement: 'person1@example.com',
      places: [['trigger']],
      count: 2,
    },
  ],
  notes: ['Left out: the time.'],
  flowId: asId.flow('order'),
  environmentId: asId.environment('env'),
  suggestedName: 'failed-2026-01-31',
  didSucceed: false,
}
const asked = (requests: readonly { channel: string; args: unknown }[], channel: string) =>
  requests.filter((request) => request.channel === channel).map(({ args }) => args)

test('of a failed run a test that expects success is offered; findings are kept or changed; the file is made', async () => {
  const onClose = vi.fn()
  const { bridge, user } = renderWithBridge(<MakeTestDialog runId={runId} onClose={onClose} />, {
    tests: { draft },
  })
  expect(await screen.findByRole('radio', { name: 'That the run succeeds', checked: true })).toBeTruthy()
  expect(screen.getByText('1 sensitive value was found')).toBeTruthy()
  expect(screen.getByText('Left out: the time.')).toBeTruthy()
  expect(await screen.findByText('{"expect":{}}')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Keep ada@contoso.com' }))
  await waitFor(() =>
    expect(asked(bridge.requests, 'tests:draft').at(-1)).toEqual({
      runId,
      aim: 'succeeds',
      choices: { 'email-1': { keep: true } },
    }),
  )
  await user.click(screen.getByRole('checkbox', { name: 'Keep ada@contoso.com' }))
  const text = screen.getByRole('textbox', { name: 'Text in place of ada@contoso.com' })
  await user.clear(text)
  await user.type(text, 'x@y.z')
  await user.click(screen.getByRole('button', { name: 'Make test' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked(bridge.requests, 'tests:create')).toEqual([
    { runId, aim: 'succeeds', choices: { 'email-1': { replacement: 'x@y.z' } }, name: 'failed-2026-01-31' },
  ])
})

test('a run of which no test can be made closes the dialog', async () => {
  const onClose = vi.fn()
  renderWithBridge(<MakeTestDialog runId={runId} onClose={onClose} />, {
    failures: { 'tests:draft': { code: 'test.run-not-over', message: 'The run is not over yet.' } },
  })
  await waitFor(() => expect(onClose).toHaveBeenCalled())
})
