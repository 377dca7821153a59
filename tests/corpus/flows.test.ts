import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readFlowFile, writeFlowFile } from '../../main/storage/flow-file.ts'
import { decodeText, encodeText } from '../../main/storage/text-encoding.ts'
import { jsonEquals, parseJson } from '../../shared/json/index.ts'
import {
  addAction,
  applyTextEdits,
  buildGraph,
  checkFlow,
  collectExpressions,
  connectorsUsed,
  deleteAction,
  descendantsOf,
  type FlowDocument,
  type FlowEdit,
  openFlowDocument,
  pointerOf,
  renameAction,
  setDescription,
  valueAtPath,
} from '../../shared/wdl/index.ts'
import { type CorpusFlow, corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

/** Mistakes that are really in the published files: code and place, with the reason. */
const knownMistakes: readonly { readonly file: string; readonly code: string; readonly why: string }[] = [
  {
    file: 'ActivityLogAlertsForDDoS',
    code: 'definition.unknown-parameter',
    why: "uses parameters('ActionGroupID'), which neither the definition nor the template declares",
  },
  {
    file: 'cancel-runs-by-tracking-id',
    code: 'expression.argument-count',
    why: 'gives encodeURIComponent several arguments; it takes one',
  },
]

const folder = corpusFolder()
const flows = folder === undefined ? [] : readCorpusFlows(folder)
const shapes: Readonly<Record<string, string>> = {
  'arm-logic': 'arm',
  'arm-microsoft.logic/galleries/templates': 'gallery',
}

function open(flow: CorpusFlow): FlowDocument {
  const { text } = decodeText(flow.bytes)
  const found = openFlowDocument(text).definitions.find((one) => pointerOf(one.path) === flow.pointer)
  return openFlowDocument(text, found === undefined ? {} : { definitionPath: found.path })
}

describe.skipIf(folder === undefined)('every flow of the corpus', () => {
  const figures = {
    definitions: 0,
    actions: 0,
    expressions: 0,
    warnings: 0,
    errors: 0,
    knownErrors: 0,
    renames: 0,
  }
  const temporary = mkdtempSync(join(tmpdir(), 'flowbench-corpus-'))
  afterAll(() => {
    rmSync(temporary, { recursive: true, force: true })
    console.log(`Corpus: ${JSON.stringify(figures)}`)
  })

  test.each(flows)('$title opens where the index says, with what the index counts', (flow) => {
    const document = open(flow)
    expect(pointerOf(document.definitionPath ?? ['none'])).toBe(flow.pointer)
    const shape = flow.shape.replace(/^zip:/, '').replace(/^nested:.*/, 'nested')
    expect(document.shape).toBe(shapes[shape] ?? shape)
    const graph = buildGraph(document.definition!)
    expect({
      actions: graph.actions.length,
      depth: Math.max(0, ...graph.actions.map((action) => action.depth)),
      types: [...new Set(graph.actions.map((action) => action.type))].toSorted(),
      triggers: graph.triggers.map((trigger) => trigger.type).toSorted(),
    }).toEqual({
      actions: flow.actions,
      depth: flow.depth,
      types: flow.actionTypes.toSorted(),
      triggers: flow.triggerTypes.map((type) => type.split('/')[0]).toSorted(),
    })
    figures.definitions++
    figures.actions += graph.actions.length
    figures.expressions += collectExpressions(document, graph, document.definitionPath ?? []).length
  })

  test.each(flows)('$title has no error but those that are really in it', (flow) => {
    const problems = checkFlow(open(flow))
    const errors = problems.filter((problem) => problem.severity === 'error')
    const isKnown = (code: string): boolean =>
      knownMistakes.some((mistake) => flow.file.includes(mistake.file) && mistake.code === code)
    figures.warnings += problems.filter((problem) => problem.severity === 'warning').length
    figures.errors += errors.length
    figures.knownErrors += errors.filter((problem) => isKnown(problem.code)).length
    expect(errors.filter((problem) => !isKnown(problem.code))).toEqual([])
  })

  test.each(flows)('$title: every value is exactly what JSON says', (flow) => {
    const document = open(flow)
    expect(jsonEquals(document.value() ?? null, parseJson(document.text))).toBe(true)
    expect(document.definition).toBeDefined()
    expect(valueAtPath(document.value(), document.definitionPath ?? [])).toMatchObject({})
  })

  test.each(flows)('$title: reading and writing gives the same bytes', async (flow) => {
    const path = join(temporary, `${flows.indexOf(flow)}.json`)
    writeFileSync(path, flow.bytes)
    const read = await readFlowFile(path)
    await writeFlowFile(path, read.text, read.format, { expectedRevision: read.revision })
    expect(Buffer.compare(readFileSync(path), flow.bytes)).toBe(0)
    const { text, format } = decodeText(flow.bytes)
    expect(Buffer.compare(encodeText(text, format), flow.bytes)).toBe(0)
  })

  test.each(flows)('$title: an edit changes its own lines only', (flow) => {
    const document = open(flow)
    const action = buildGraph(document.definition!).actions[0]
    if (action === undefined) return
    const description = `Changed, ${flow.actions} "actions"\n`
    const edit = setDescription(document, action.name, description)
    const edited = applyTextEdits(document.text, edit.edits)
    const added = edited.length - document.text.length
    expect(edit.edits.reduce((sum, one) => sum + one.text.length - one.length, 0)).toBe(added)
    const again = openFlowDocument(edited, { definitionPath: document.definitionPath! })
    expect(again.faults).toEqual(document.faults)
    expect(buildGraph(again.definition!).action(action.name)?.action.description).toBe(description)
    expect(edit.edits.length).toBe(1)
  })

  test.each(flows)('$title: renaming any action leaves no reference behind', (flow) => {
    const document = open(flow)
    const errorsBefore = countErrors(document)
    for (const action of buildGraph(document.definition!).actions.slice(0, 12)) {
      const edit = renameAction(document, action.name, "It's [renamed] @1")
      const text = applyTextEdits(document.text, edit.edits)
      const renamed = openFlowDocument(text, { definitionPath: document.definitionPath! })
      expect(countErrors(renamed)).toBe(errorsBefore)
      figures.renames++
    }
  })

  test.each(flows)('$title: adding behind and deleting any action leaves its branch in order', (flow) => {
    const document = open(flow)
    const before = runAfterErrors(document)
    const graph = buildGraph(document.definition!)
    // Of a name that is there twice the first action is meant.
    const named = graph.actions.filter((action) => graph.action(action.name) === action)
    for (const action of named.slice(0, 12)) {
      const added = reopen(
        document,
        addAction(document, 'Added here', { type: 'Compose', inputs: 1 }, { after: action.name }),
      )
      expect(runAfterErrors(added)).toEqual(before)
      expect(buildGraph(added.definition!).action('Added here')?.branch.path).toEqual(action.branch.path)
      const deleted = reopen(document, deleteAction(document, action.name))
      const gone = 1 + descendantsOf(action).length
      expect(buildGraph(deleted.definition!).actions).toHaveLength(flow.actions - gone)
      expect(runAfterErrors(deleted).length).toBeLessThanOrEqual(before.length)
      // Adding and deleting again is no change at all.
      expect(applyTextEdits(added.text, deleteAction(added, 'Added here').edits)).toBe(document.text)
    }
  })

  test.each(flows.filter((flow) => flow.connectors.length > 0))(
    '$title: its connectors are found',
    (flow) => {
      const document = open(flow)
      const found = connectorsUsed(document, buildGraph(document.definition!)).map(({ name, isBuiltIn }) =>
        isBuiltIn ? `sp:${name.toLowerCase()}` : name.toLowerCase().replace(/^shared_/, ''),
      )
      // '(expr)' stands for a connection that is chosen at run time.
      const named = flow.connectors.filter((name) => name !== '(expr)')
      const wanted = named.map((name) => name.toLowerCase().replace(/^shared_/, ''))
      expect(wanted.filter((name) => !found.some((other) => other === name))).toEqual([])
    },
  )
})

function reopen(document: FlowDocument, edit: FlowEdit): FlowDocument {
  const edited = openFlowDocument(applyTextEdits(document.text, edit.edits), {
    definitionPath: document.definitionPath ?? [],
  })
  expect(edited.faults).toEqual(document.faults)
  return edited
}

function runAfterErrors(document: FlowDocument): readonly string[] {
  const problems = checkFlow(document).filter((problem) => problem.severity === 'error')
  return problems.filter((problem) => problem.code.includes('run-after')).map((problem) => problem.message)
}

function countErrors(document: FlowDocument): number {
  return checkFlow(document).filter((problem) => problem.severity === 'error').length
}
