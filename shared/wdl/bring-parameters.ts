import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { jsonEquals } from '../json/index.ts'
import { setValue } from './edit-json.ts'
import type { EditSession } from './edit-session.ts'
import { freeName } from './free-names.ts'
import { setOwn } from './json-document.ts'
import { isObject, objectOf, propertyNameOf, propertyOf, textOf } from './lookup.ts'
import { planRename, renameEdit } from './rename/plan-rename.ts'
import { definitionsOf, indexSymbols } from './symbols/index-symbols.ts'

/**
 * Declares in a flow the parameters that a fragment reads. One that the flow declares the same way is shared; where it
 * declares another thing of that name the fragment's gets a number, in its expressions too.
 */
export function bringParameters(session: EditSession, own: EditSession, parameters: WdlObject): void {
  const used = Object.keys(parameters).filter((name) =>
    indexSymbols(own.document)
      .of({ kind: 'parameter', name })
      .some(({ role }) => role === 'expression'),
  )
  for (const name of used) {
    const declared = parameters[name]
    const { definition, definitionPath } = session.document
    if (declared === undefined || definition === undefined || definitionPath === undefined) continue
    const part = propertyNameOf(definition, 'parameters') ?? 'parameters'
    const there = propertyOf(objectOf(definition, part), name)
    // Those of the platform have one meaning.
    if (there !== undefined && (name.startsWith('$') || jsonEquals(there, declared))) continue
    const free =
      there === undefined
        ? name
        : freeName(name, (other) =>
            [session.document, own.document].some(
              (document) => definitionsOf(document, { kind: 'parameter', name: other }).length > 0,
            ),
          )
    if (free !== name)
      own.apply(renameEdit(planRename(own.document, { kind: 'parameter', name }, free)).edits)
    session.apply(setValue(session.document, [...definitionPath, part, free], declared))
  }
}

/** The parameters a fragment declares, without the values of secret ones: a clipboard is for everyone to read. */
export function withoutSecretDefaults(parameters: WdlObject): WdlObject {
  const kept: Record<string, WdlValue> = {}
  for (const [name, declared] of Object.entries(parameters)) {
    const isSecret = /^secure/i.test(textOf(declared, 'type') ?? '')
    if (!isSecret || !isObject(declared)) setOwn(kept, name, declared)
    else setOwn(kept, name, Object.fromEntries(Object.entries(declared).filter(([key]) => !isDefault(key))))
  }
  return kept
}

function isDefault(key: string): boolean {
  return key.toLowerCase() === 'defaultvalue'
}
