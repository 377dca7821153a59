/** What ordering needs to know of one item of a level: who it is and after whom it comes (ids of the same level). */
export interface OrderedItem {
  readonly id: string
  readonly after: readonly string[]
}

/** The items of one level in running order, as indexes into the list that was given. */
export interface LevelOrder {
  /** Every item once, predecessors before followers. */
  readonly order: readonly number[]
  /** By item: its predecessors without unknown ones, duplicates and edges that close a cycle. */
  readonly before: readonly (readonly number[])[]
  /** By item: what comes after it, in document order. */
  readonly followers: readonly (readonly number[])[]
  /** Edges `[from, to]` that close a cycle; drawn, but not counted on for order. */
  readonly cyclic: readonly (readonly [number, number])[]
}

/**
 * Orders the items of one level. Predecessors that are not in the level are left out; where runAfter goes in a
 * circle, the edge that closes it (in document order) is set apart. Linear in items and edges.
 */
export function orderLevel(items: readonly OrderedItem[]): LevelOrder {
  const indexOf = new Map<string, number>()
  for (const [index, item] of items.entries()) if (!indexOf.has(item.id)) indexOf.set(item.id, index)
  const wanted = items.map((item) => {
    const known = new Set<number>()
    for (const id of item.after) {
      const index = indexOf.get(id)
      if (index !== undefined) known.add(index)
    }
    return [...known]
  })
  const cyclic = findCyclicEdges(wanted)
  const isCyclic = new Set(cyclic.map(([from, to]) => `${from} ${to}`))
  const before = wanted.map((list, to) => list.filter((from) => !isCyclic.has(`${from} ${to}`)))
  const followers: number[][] = items.map(() => [])
  for (const [to, list] of before.entries()) for (const from of list) followers[from]?.push(to)
  return { order: topologicalOrder(before, followers), before, followers, cyclic }
}

/** Walks from follower to predecessor; an edge to an item still being walked closes a cycle. */
function findCyclicEdges(before: readonly (readonly number[])[]): [number, number][] {
  const found: [number, number][] = []
  const state = new Uint8Array(before.length) // 0 new, 1 being walked, 2 done
  for (let root = 0; root < before.length; root++) {
    if (state[root] !== 0) continue
    const stack: { item: number; next: number }[] = [{ item: root, next: 0 }]
    state[root] = 1
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const from = before[top.item]?.[top.next++]
      if (from === undefined) {
        state[top.item] = 2
        stack.pop()
      } else if (state[from] === 1) {
        found.push([from, top.item])
      } else if (state[from] === 0) {
        state[from] = 1
        stack.push({ item: from, next: 0 })
      }
    }
  }
  return found
}

function topologicalOrder(
  before: readonly (readonly number[])[],
  followers: readonly (readonly number[])[],
): number[] {
  const missing = before.map((list) => list.length)
  const order: number[] = []
  for (const [index, count] of missing.entries()) if (count === 0) order.push(index)
  for (let at = 0; at < order.length; at++) {
    for (const follower of followers[order[at] ?? 0] ?? []) {
      const left = (missing[follower] ?? 0) - 1
      missing[follower] = left
      if (left === 0) order.push(follower)
    }
  }
  return order
}
