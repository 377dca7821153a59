import { describe, expect, test } from 'vitest'
import { exportFlows } from '../../main/services/flow-export/flow-export.ts'
import { readPackage } from '../../main/services/flow-package/read-package.ts'
import { decodeText } from '../../main/storage/text-encoding.ts'
import { openFlowDocument, valueAtPath } from '../../shared/wdl/index.ts'
import { corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()

function partsOf(text: string): unknown {
  const document = openFlowDocument(text)
  const { actions, outputs, triggers } = valueAtPath(
    document.value(),
    document.definitionPath ?? [],
  ) as Record<string, unknown>
  return { triggers, actions, outputs }
}

describe.skipIf(folder === undefined)('real flows, exported and imported again', () => {
  const flows = folder === undefined ? [] : readCorpusFlows(folder)

  test.each(['package', 'solution', 'standard'] as const)(
    'as %s: triggers, actions and outputs are what they were',
    async (format) => {
      let count = 0
      for (const { bytes, title } of flows) {
        const { text } = decodeText(bytes)
        const document = openFlowDocument(text)
        // A template has texts that are evaluated at an import.
        if (document.isArmTemplate || document.definitions.length !== 1) continue
        const exported = await exportFlows([{ name: title, text }], {
          format,
          title: 'Export',
          ownConnectors: [],
          nowMs: 0,
        })
        const { flows: found } = await readPackage(exported.bytes, exported.fileName)
        expect(found, title).toHaveLength(1)
        expect(partsOf(found[0]?.text ?? ''), title).toEqual(partsOf(text))
        count += 1
      }
      expect(count).toBeGreaterThan(50)
    },
  )
})
