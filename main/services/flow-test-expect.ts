import { RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { loadRun, Scrubber } from '../../shared/flow-tests/index.ts'
import { foldEvents } from '../../shared/run/index.ts'
import { applyTextEdits, openJsonDocument, setValue, valueAtPath } from '../../shared/wdl/index.ts'
import type { RunMaterial } from './flow-test-executor.ts'

/** Part of an action that can be expected. */
export type ExpectedPart = 'status' | 'inputs' | 'outputs'

/**
 * The text of a test with what an action of a run gave added to its expectations, scrubbed; only the characters that
 * change are touched. Throws RequestError `test.nothing-to-expect`.
 */
export async function withExpectation(
  text: string,
  { events, contents }: RunMaterial,
  key: string,
  part: ExpectedPart,
): Promise<string> {
  const state = foldEvents(events)
  const action = state?.actions.get(key)
  if (state === undefined || action === undefined) {
    throw new RequestError('test.nothing-to-expect', `The run has no action '${key}'.`)
  }
  const loaded = await loadRun(state, events, async ({ hash }) => contents[hash] ?? 'null')
  const value: WdlValue | undefined = part === 'status' ? action.status : loaded.valueOf(action[part])
  if (value === undefined) {
    throw new RequestError(
      'test.nothing-to-expect',
      `The ${part} of '${key}' were not kept, so nothing can be expected.`,
    )
  }
  const scrubbed = new Scrubber().scrub(value)
  const document = openJsonDocument(text)
  const path = ['expect', 'actions', key]
  const before = valueAtPath(document.value(), path)
  // A plain status makes room for more.
  const edits =
    typeof before === 'string' && part !== 'status'
      ? setValue(document, path, { status: before, [part]: scrubbed })
      : typeof before === 'string'
        ? setValue(document, path, scrubbed)
        : setValue(document, [...path, part], scrubbed)
  return applyTextEdits(text, edits)
}
