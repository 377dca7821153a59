import { RequestError } from '../errors/index.ts'
import { setOwn } from '../expressions/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { type ArmNote, displayNameOf, resolveArm } from './arm-resolve.ts'
import { setValue } from './edit-json.ts'
import { type FlowDocument, openFlowDocument, valueAtPath } from './flow-document.ts'
import { isObject, propertyNameOf } from './lookup.ts'
import { applyTextEdits } from './text-edit.ts'

/** A flow found in a file that can become a flow of an environment. */
export interface ImportableFlow {
  /** Undefined where the file gives it no name. */
  readonly name: string | undefined
  readonly triggers: number
  readonly actions: number
  /** Texts of an ARM template that stay as they are: what they stand for is known to Azure only. */
  readonly notes: readonly ArmNote[]
  /** Its text in our own format, under a name. A file of that format keeps every byte but those of its name. */
  textFor(displayName: string): string
}

/**
 * The flows in a text: a flow of a solution, a Logic Apps workflow (Standard or Consumption), an ARM template, the
 * `definition.json` of an export, or a bare definition. Throws RequestError `request.not-importable` with the reason
 * where there is none.
 */
export function readImport(text: string): readonly ImportableFlow[] {
  const document = openFlowDocument(text)
  const fault = document.syntaxProblems.find(({ severity }) => severity === 'error')
  if (fault !== undefined) {
    throw new RequestError(
      'request.not-importable',
      `The file is not JSON (line ${fault.line}): ${fault.message}`,
      {
        hint: 'Choose a JSON file of a flow, or the zip of a package or solution.',
      },
    )
  }
  if (document.definitions.length === 0) {
    throw new RequestError('request.not-importable', 'There is no flow in this file.', {
      hint: 'Flows of solutions (Workflows/*.json), Logic Apps (workflow.json, ARM templates), definition.json of exports and bare definitions can be imported.',
    })
  }
  return document.definitions.map(({ path, name }) => {
    const one = openFlowDocument(text, { definitionPath: path })
    const { definition } = one
    const shown = readableName(displayNameOf(one), one.flow.displayName ?? name)
    const raw = valueAtPath(one.value(), path)
    const resolved = resolveArm(one, isObject(raw) ? raw : {})
    return {
      name: shown,
      triggers: Object.keys(definition?.triggers ?? {}).length,
      actions: Object.keys(definition?.actions ?? {}).length,
      notes: resolved.notes,
      textFor: (displayName) =>
        one.shape === 'solution' ? renamed(one, displayName) : built(one, resolved.value, displayName),
    }
  })
}

/** Parameters that name a workflow say no more than that. */
const sayNothing = /^(la|logic_?app|workflow|playbook|flow)?_?name$/i

/**
 * A name for people: the one a document gives, worked out; else that of the template parameter that will give it.
 * Undefined where neither says something, as placeholders of galleries do not.
 */
function readableName(known: string | undefined, written: string | undefined): string | undefined {
  if (known !== undefined) return /^\$?\{[^{}]*\}$/.test(known.trim()) ? undefined : known
  const parameter = /^\[\s*(?:parameters|variables)\('([^']+)'\)\s*\]$/i.exec(written ?? '')?.[1]
  return parameter === undefined || sayNothing.test(parameter) ? undefined : parameter
}

function renamed(document: FlowDocument, displayName: string): string {
  const holder = document.main?.holder ?? []
  const value = valueAtPath(document.value(), holder)
  const key = isObject(value) ? propertyNameOf(value, 'displayName') : undefined
  return applyTextEdits(document.text, setValue(document, [...holder, key ?? 'displayName'], displayName))
}

function built({ flow }: FlowDocument, definition: WdlValue, displayName: string): string {
  const properties: Record<string, WdlValue> = {
    displayName,
    description: flow.description ?? '',
    state: 'Started',
    connectionReferences: flow.connectionReferences,
  }
  if (Object.keys(flow.parameters).length > 0) {
    const values: Record<string, WdlValue> = {}
    for (const [name, value] of Object.entries(flow.parameters)) {
      if (name !== '$connections') setOwn(values, name, { value })
    }
    if (Object.keys(values).length > 0) properties.parameters = values
  }
  properties.definition = definition
  const file: WdlObject = { schemaVersion: '1.0.0.0', properties }
  return `${printJson(file, { indent: 2 })}\n`
}
