import { describe, expect, test } from 'vitest'
import { decodeText } from '../../main/storage/text-encoding.ts'
import { findFixes } from '../../shared/wdl/fixes/find-fixes.ts'
import { applyTextEdits, checkFlow, openFlowDocument, pointerOf } from '../../shared/wdl/index.ts'
import { corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()
const flows = folder === undefined ? [] : readCorpusFlows(folder)

describe.skipIf(folder === undefined)('quick fixes in every flow of the corpus', () => {
  test.each(flows)('$title: each leaves fewer problems of its kind and a file that reads', (flow) => {
    const { text } = decodeText(flow.bytes)
    const found = openFlowDocument(text).definitions.find((one) => pointerOf(one.path) === flow.pointer)
    const options = found === undefined ? {} : { definitionPath: found.path }
    const document = openFlowDocument(text, options)
    const problems = checkFlow(document)
    for (const problem of problems) {
      for (const { edits } of findFixes(document, problem)) {
        const fixed = openFlowDocument(applyTextEdits(text, edits), options)
        const left = checkFlow(fixed)
        const count = (list: typeof problems) => list.filter(({ code }) => code === problem.code).length
        expect(count(left)).toBeLessThan(count(problems))
        const errors = (list: typeof problems) => list.filter(({ severity }) => severity === 'error').length
        expect(errors(left)).toBeLessThanOrEqual(errors(problems))
      }
    }
  })
})
