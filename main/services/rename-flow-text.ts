import {
  applyTextEdits,
  isObject,
  openFlowDocument,
  propertyNameOf,
  setValue,
  valueAtPath,
} from '../../shared/wdl/index.ts'

/**
 * The text of a flow with another display name: only the name's characters change. A text that has no place for one
 * (a bare definition, broken JSON) comes back as it is.
 */
export function renameFlowText(text: string, displayName: string): string {
  const document = openFlowDocument(text)
  const holder = document.main?.holder
  if (holder === undefined || document.syntaxProblems.some(({ severity }) => severity === 'error'))
    return text
  const place = valueAtPath(document.value(), holder)
  if (!isObject(place)) return text
  const key = propertyNameOf(place, 'displayName')
  if (key === undefined && document.shape !== 'solution') return text
  return applyTextEdits(text, setValue(document, [...holder, key ?? 'displayName'], displayName))
}
