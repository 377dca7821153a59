/** Where a part of a value lies: names of properties and indexes of lists, from the outside in. */
export type ValuePath = readonly (string | number)[]

/** The expression that reads a part of a value, null where a step is missing: `outputs('Get')?['body']?[0]`. */
export function pathExpression(base: string, path: ValuePath): string {
  return (
    base + path.map((step) => (typeof step === 'number' ? `?[${step}]` : `?['${quoted(step)}']`)).join('')
  )
}

/** The expression for an action's inputs or outputs, or another function of one name. */
export function callOf(name: string, argument: string): string {
  return `${name}('${quoted(argument)}')`
}

function quoted(text: string): string {
  return text.replaceAll("'", "''")
}
