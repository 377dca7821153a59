/** A name as a string literal of the expression language. */
export function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
