import { createEditor } from 'lexical'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../main/storage/text-encoding.ts'
import { $fieldText, $fillField, $segments } from '../../renderer/tokens/field-model.ts'
import { PillNode } from '../../renderer/tokens/pill-node.tsx'
import { openFlowDocument, stringNodes } from '../../shared/wdl/index.ts'
import { corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()

describe.skipIf(folder === undefined)('values of real flows in fields with pills', () => {
  test('every text comes out as it went in, unit by unit', () => {
    const editor = createEditor({
      nodes: [PillNode],
      onError: (error) => {
        throw error
      },
    })
    let texts = 0
    let pills = 0
    const seen = new Set<string>()
    for (const flow of folder === undefined ? [] : readCorpusFlows(folder)) {
      const { root } = openFlowDocument(decodeText(flow.bytes).text)
      for (const node of root === undefined ? [] : stringNodes(root)) {
        const text = node.value as string
        if (seen.has(text)) continue
        seen.add(text)
        editor.update(() => $fillField(text, 'string'), { discrete: true })
        const [out, count] = editor.read(
          () => [$fieldText('string'), $segments().filter(({ kind }) => kind === 'pill').length] as const,
        )
        if (out !== text) expect.fail(`${flow.title}: ${JSON.stringify(text)} became ${JSON.stringify(out)}`)
        texts += 1
        pills += count
      }
    }
    expect(pills).toBeGreaterThan(500)
    console.log(`${texts} texts with ${pills} pills`)
  })
})
