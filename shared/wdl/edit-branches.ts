import { type JsonPath, RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { insertProperty, removeProperty, renameProperty, setValue } from './edit-json.ts'
import { actionNamed, openForEdit } from './edit-parts.ts'
import type { FlowDocument } from './flow-document.ts'
import { checkNewName, type FlowEdit } from './flow-edit.ts'
import type { ActionNode } from './graph.ts'
import { isSameName, objectOf, propertyNameOf } from './lookup.ts'

/** Adds an empty case to a Switch, with a name and value no other case has. Throws `request.no-such-place`. */
export function addCase(document: FlowDocument, action: string): FlowEdit & { readonly name: string } {
  const { node, path, cases } = casesOf(document, action)
  const names = Object.keys(cases ?? {})
  let name = 'Case'
  for (let number = 2; names.some((other) => isSameName(other, name)); number++) name = `Case_${number}`
  const value: WdlObject = { case: newValue(Object.values(cases ?? {})), actions: {} }
  return {
    label: say`Add a case to '${node.name}'`,
    edits:
      cases === undefined
        ? setValue(document, path, { [name]: value })
        : insertProperty(document, path, name, value),
    name,
  }
}

/** A value of the kind the other cases have: the next number, else an empty text. */
function newValue(cases: readonly WdlValue[]): WdlValue {
  const values = cases.map((entry) =>
    isCase(entry) ? entry[propertyNameOf(entry, 'case') ?? 'case'] : undefined,
  )
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length > 0 && numbers.length === values.length ? Math.max(...numbers) + 1 : ''
}

function isCase(value: WdlValue): value is WdlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Renames a case of a Switch. Throws `request.name-taken`, `request.invalid-name`, `request.no-such-place`. */
export function renameCase(document: FlowDocument, action: string, name: string, newName: string): FlowEdit {
  const { path, cases } = casesOf(document, action)
  checkNewName(newName)
  const key = caseNamed(cases, name)
  const other = propertyNameOf(cases ?? {}, newName)
  if (other !== undefined && other !== key) {
    throw new RequestError('request.name-taken', `There is a case '${other}' already.`)
  }
  return {
    label: say`Rename case '${key}' to '${newName}'`,
    edits: renameProperty(document, [...path, key], newName),
  }
}

/** Sets the value a case stands for. Throws `request.no-such-place`. */
export function setCaseValue(
  document: FlowDocument,
  action: string,
  name: string,
  value: string | number,
): FlowEdit {
  const { path, cases } = casesOf(document, action)
  const key = caseNamed(cases, name)
  const entry = objectOf(cases, key)
  const valueKey = entry === undefined ? 'case' : (propertyNameOf(entry, 'case') ?? 'case')
  return {
    label: say`Change the value of case '${key}'`,
    edits: setValue(document, [...path, key, valueKey], value),
  }
}

/** Takes a case away with everything in it. Throws `request.no-such-place`. */
export function removeCase(document: FlowDocument, action: string, name: string): FlowEdit {
  const { path, cases } = casesOf(document, action)
  const key = caseNamed(cases, name)
  return { label: say`Delete case '${key}'`, edits: removeProperty(document, [...path, key]) }
}

function caseNamed(cases: WdlObject | undefined, name: string): string {
  const key = cases === undefined ? undefined : propertyNameOf(cases, name)
  if (key === undefined) throw new RequestError('request.no-such-place', `There is no case '${name}'.`)
  return key
}

function casesOf(
  document: FlowDocument,
  action: string,
): { readonly node: ActionNode; readonly path: JsonPath; readonly cases: WdlObject | undefined } {
  const { graph, base } = openForEdit(document)
  const node = actionNamed(graph, action)
  if (!node.manifest.traits.childActions.includes('cases.*.actions')) {
    throw new RequestError('request.no-such-place', `'${node.name}' has no cases.`)
  }
  const key = propertyNameOf(node.action, 'cases') ?? 'cases'
  return { node, path: [...base, ...node.path, key], cases: objectOf(node.action, key) }
}
