import type { FormField } from './step-json.ts'

/** The fields with each that is as it was taken from before: its row, its editor and its pills need not be painted. */
export function shareFields(before: readonly FormField[], next: readonly FormField[]): readonly FormField[] {
  const old = new Map(before.map((field) => [field.path.join('/'), field]))
  return next.map((field) => {
    const known = old.get(field.path.join('/'))
    return known !== undefined && isSameField(known, field) ? known : field
  })
}

/** Values are shared by the document: another object is another value. */
function isSameField(a: FormField, b: FormField): boolean {
  return (
    a.value === b.value &&
    a.label === b.label &&
    a.isRequired === b.isRequired &&
    a.isAdvanced === b.isAdvanced &&
    a.parameter === b.parameter &&
    a.path.every((step, index) => step === b.path[index]) &&
    hasSameParts(a.schema, b.schema)
  )
}

function hasSameParts(a: FormField['schema'], b: FormField['schema']): boolean {
  if (a === undefined || b === undefined) return a === b
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name])
}
