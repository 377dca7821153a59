/** Something with an id and a time, as a trigger looks at it. */
export interface TimedThing {
  readonly id: string
  /** As the service writes it; without one it is no news. */
  readonly time: string | undefined
}

/**
 * What of a list came after a mark, oldest first, and the mark to go on from. A mark is the newest time seen and the ids
 * that had it: another thing of the same moment is still news, and nothing is told twice. Without a mark everything is.
 */
export function newsSince<Thing>(
  mark: string | undefined,
  things: readonly Thing[],
  lookAt: (thing: Thing) => TimedThing,
): { readonly fresh: readonly Thing[]; readonly mark: string } {
  const known = mark === undefined ? undefined : readMark(mark)
  const timed = things
    .map((thing) => {
      const { id, time } = lookAt(thing)
      return { thing, id, ms: Date.parse(time ?? '') }
    })
    .filter(({ id, ms }) => {
      if (Number.isNaN(ms)) return false
      return known === undefined || ms > known.ms || (ms === known.ms && !known.ids.includes(id))
    })
    .sort((left, right) => left.ms - right.ms)
  const newest = timed.at(-1)?.ms ?? known?.ms ?? 0
  const ids = [
    ...(known?.ms === newest ? known.ids : []),
    ...timed.filter(({ ms }) => ms === newest).map(({ id }) => id),
  ]
  return { fresh: timed.map(({ thing }) => thing), mark: [new Date(newest).toISOString(), ...ids].join(',') }
}

/** The moment just before a mark's, for services that only know "later than". */
export function justBefore(mark: string): string {
  return new Date(Math.max(readMark(mark).ms - 1, 0)).toISOString()
}

function readMark(mark: string): { readonly ms: number; readonly ids: readonly string[] } {
  const [time = '', ...ids] = mark.split(',')
  return { ms: Date.parse(time) || 0, ids }
}
