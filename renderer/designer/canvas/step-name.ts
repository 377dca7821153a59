/** The name of a step as people read it: underscores are the spaces of names in the file. */
export function readableName(name: string): string {
  return name.replaceAll('_', ' ')
}
