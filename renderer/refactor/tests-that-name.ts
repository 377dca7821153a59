import { useEffect, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { testRenamePlaces } from '../../shared/flow-tests/rename-in-test.ts'
import type { TestFolderFile } from '../../shared/ipc/tests-payloads.ts'
import type { RenamePlace } from '../../shared/wdl/rename/plan-rename.ts'
import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'
import { applyTextEdits } from '../../shared/wdl/text-edit.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import type { FlowRef } from '../document/documents.ts'

/** A file of the flow's tests with what a rename changes in it. */
export interface TestToRename {
  readonly file: TestFolderFile
  readonly places: readonly RenamePlace[]
}

/** The flow's tests and cassettes that name a symbol, once they are read; `again` reads them anew. */
export function useTestsThatName({ environmentId, flowId }: FlowRef, { kind, name }: FlowSymbol) {
  const [files, setFiles] = useState<readonly TestFolderFile[]>()
  const [error, setError] = useState<FlowErrorData>()
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again.
  useEffect(() => {
    let isMeant = true
    bridge.tests.naming({ environmentId, flowId, symbol: { kind, name } }).then(
      (found) => {
        if (!isMeant) return
        setFiles(found)
        setError(undefined)
      },
      (thrown: unknown) => {
        if (!isMeant) return
        setFiles([])
        setError(toErrorData(thrown))
      },
    )
    return () => {
      isMeant = false
    }
  }, [environmentId, flowId, kind, name, turn])
  return { files, error, again: () => setTurn((before) => before + 1) }
}

/** What calling a symbol otherwise changes in files of tests. */
export function planInTests(
  files: readonly TestFolderFile[],
  symbol: FlowSymbol,
  newName: string,
): readonly TestToRename[] {
  return files
    .map((file) => ({ file, places: testRenamePlaces(file.file, file.text, symbol, newName) }))
    .filter(({ places }) => places.length > 0)
}

/**
 * Writes the chosen places into the files at once, all files or none; answers how to take it back. Rejects with a
 * `BridgeError` when a file was changed meanwhile.
 */
export async function renameInTests(
  flow: FlowRef,
  tests: readonly TestToRename[],
  isChosen: (file: string, place: RenamePlace) => boolean,
): Promise<() => Promise<void>> {
  const { environmentId, flowId } = flow
  const changed = tests.flatMap(({ file, places }) => {
    const edits = places
      .filter((place) => isChosen(file.file, place))
      .map(({ range, newText }) => ({
        offset: range.start,
        length: range.end - range.start,
        text: newText,
      }))
    return edits.length === 0 ? [] : [{ before: file, text: applyTextEdits(file.text, edits) }]
  })
  if (changed.length === 0) return async () => undefined
  const files = changed.map(({ before, text }) => ({ ...before, text }))
  const written = await bridge.tests.rewrite({ environmentId, flowId, files })
  const back = written.map(({ file, revision }, index) => ({
    file,
    revision,
    text: changed[index]?.before.text ?? '',
  }))
  return async () => {
    await bridge.tests.rewrite({ environmentId, flowId, files: back })
  }
}
