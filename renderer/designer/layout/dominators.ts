import type { LevelOrder } from './level-order.ts'

/**
 * Who must have run before an item on every way to it: its immediate dominator, -1 for the start of the level.
 * In a flow that is the item at which the branches of a join began, so a join is drawn in the middle under it.
 * One pass in running order is enough without cycles (Cooper, Harvey, Kennedy: "A Simple, Fast Dominance Algorithm").
 */
export function findDominators({ order, before }: LevelOrder): Int32Array {
  const dominator = new Int32Array(before.length).fill(-1)
  const depth = new Int32Array(before.length)
  for (const item of order) {
    const list = before[item] ?? []
    let common = list[0] ?? -1
    for (let index = 1; index < list.length && common !== -1; index++) {
      common = commonDominator(common, list[index] ?? -1, dominator, depth)
    }
    dominator[item] = common
    depth[item] = common === -1 ? 1 : (depth[common] ?? 0) + 1
  }
  return dominator
}

function commonDominator(left: number, right: number, dominator: Int32Array, depth: Int32Array): number {
  let a = left
  let b = right
  while (a !== b) {
    if (a === -1 || b === -1) return -1
    if ((depth[a] ?? 0) >= (depth[b] ?? 0)) a = dominator[a] ?? -1
    else b = dominator[b] ?? -1
  }
  return a
}
