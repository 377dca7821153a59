import { describe, expect, test } from 'vitest'
import { type LevelItem, layoutLevel } from './layout-level.ts'

const spacing = { straightGap: 10, forkGap: 20, sideGap: 10, laneWidth: 10, endRoom: 0 }

/** `A>B B>C`: items of 100 by 50; `A` alone is a root. */
function level(...edges: readonly string[]): LevelItem[] {
  const after = new Map<string, string[]>()
  for (const edge of edges) {
    const [from, to] = edge.split('>')
    if (from !== undefined && !after.has(from)) after.set(from, [])
    if (to === undefined || from === undefined) continue
    after.set(to, [...(after.get(to) ?? []), from])
  }
  return [...after].map(([id, list]) => ({ id, after: list, width: 100, height: 50 }))
}

function places(items: readonly LevelItem[]): Record<string, [number, number]> {
  const { places: found } = layoutLevel(items, spacing)
  return Object.fromEntries([...found].map(([id, { x, y }]) => [id, [x, y]]))
}

describe('where items stand', () => {
  test.each<[string, readonly string[], Record<string, [number, number]>]>([
    ['nothing', [], {}],
    ['one', ['A'], { A: [0, 10] }],
    // A -> B -> C
    ['a chain', ['A>B', 'B>C'], { A: [0, 10], B: [0, 70], C: [0, 130] }],
    //   A
    //  B C
    ['a fork', ['A>B', 'A>C'], { A: [0, 10], B: [-55, 80], C: [55, 80] }],
    //   A
    //  B C
    //   D
    [
      'a diamond: the join stands in the middle',
      ['A>B', 'A>C', 'B>D', 'C>D'],
      { A: [0, 10], B: [-55, 80], C: [55, 80], D: [0, 150] },
    ],
    //   A
    //  B C
    //  E |
    //   D
    [
      'the join waits for the longer way',
      ['A>B', 'A>C', 'B>E', 'E>D', 'C>D'],
      { A: [0, 10], B: [-55, 80], C: [55, 80], E: [-55, 140], D: [0, 210] },
    ],
    ['several roots stand side by side', ['A', 'B'], { A: [-55, 20], B: [55, 20] }],
    ['an unknown predecessor is left out', ['A'], { A: [0, 10] }],
  ])('%s', (_name, edges, expected) => expect(places(level(...edges))).toEqual(expected))
})

describe('ways of lines', () => {
  test('a line that skips a row passes beside the card in between', () => {
    // A -> B -> C and A -> C: the second line may not run behind B
    const { edges } = layoutLevel(level('A>B', 'A>C', 'B>C'), spacing)
    const skipping = edges.find((edge) => edge.from === 'A' && edge.to === 'C')
    expect(skipping?.points).toEqual([
      { x: 0, y: 60 },
      { x: 0, y: 70 },
      { x: 55, y: 70 },
      { x: 55, y: 140 },
      { x: 0, y: 140 },
      { x: 0, y: 150 },
    ])
  })

  test('a circle is drawn from bottom to top beside the level and does not disturb the order', () => {
    const items = [
      { id: 'A', after: ['B'], width: 100, height: 50 },
      { id: 'B', after: ['A'], width: 100, height: 50 },
    ]
    const layout = layoutLevel(items, spacing)
    expect(layout.edges.filter((edge) => edge.isCyclic).map(({ from, to }) => [from, to])).toHaveLength(1)
    expect(new Set([...layout.places.values()].map(({ y }) => y)).size).toBe(2)
  })

  test('an action that runs after itself is placed', () => {
    const layout = layoutLevel([{ id: 'A', after: ['A'], width: 100, height: 50 }], spacing)
    expect(layout.places.get('A')).toEqual({ x: 0, y: 10 })
    expect(layout.edges.map((edge) => edge.isCyclic)).toEqual([false, true])
  })
})

describe('room', () => {
  /** A level of `count` items with up to three predecessors each, the same for the same seed. */
  function randomLevel(count: number, seed: number): LevelItem[] {
    let state = seed
    const next = (bound: number) => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state % bound
    }
    return Array.from({ length: count }, (_, index) => ({
      id: `n${index}`,
      after: Array.from({ length: index === 0 ? 0 : next(4) }, () => `n${next(index)}`),
      width: 60 + next(200),
      height: 40 + next(100),
    }))
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('no two cards overlap and lines run between them (seed %i)', (seed) => {
    const items = randomLevel(40, seed)
    const { places: found, edges, left, right, height } = layoutLevel(items, spacing)
    const boxes = items.map(({ id, width, height: own }) => {
      const { x, y } = found.get(id)!
      return { id, left: x - width / 2, right: x + width / 2, top: y, bottom: y + own }
    })
    for (const [index, a] of boxes.entries()) {
      expect([a.left >= -left - 0.01, a.right <= right + 0.01, a.bottom <= height + 0.01]).toEqual([
        true,
        true,
        true,
      ])
      for (const b of boxes.slice(index + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        expect(apart, `${a.id} and ${b.id}`).toBe(true)
      }
    }
    for (const { from, to, points, isCyclic } of edges) {
      if (isCyclic) continue
      for (let at = 1; at < points.length; at++) {
        const [p, q] = [points[at - 1]!, points[at]!]
        if (p.x !== q.x) continue
        const hit = boxes.find(
          (box) =>
            box.id !== from &&
            box.id !== to &&
            box.left < p.x &&
            p.x < box.right &&
            p.y < box.bottom &&
            q.y > box.top,
        )
        expect(hit?.id, `${from} > ${to} runs behind`).toBeUndefined()
      }
    }
  })

  test('a chain of 20,000 and a fan of 5,000 are placed without trouble', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({
      id: `${index}`,
      after: index === 0 ? [] : [`${index - 1}`],
      width: 10,
      height: 10,
    }))
    expect(layoutLevel(chain, spacing).places.get('19999')).toEqual({ x: 0, y: 10 + 19_999 * 20 })
    const fan = Array.from({ length: 5_000 }, (_, index) => ({
      id: `${index}`,
      after: index === 0 ? [] : ['0'],
      width: 10,
      height: 10,
    }))
    expect(layoutLevel(fan, spacing).places.size).toBe(5_000)
  })
})
