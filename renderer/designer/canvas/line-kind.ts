/** A line that runs on only after plain success needs no words. */
export function isPlain(statuses: readonly string[]): boolean {
  return statuses.length === 0 || (statuses.length === 1 && statuses[0] === 'Succeeded')
}

/** A line that is only for what went wrong before it. */
export function isForWrong(statuses: readonly string[]): boolean {
  return statuses.length > 0 && !statuses.includes('Succeeded')
}
