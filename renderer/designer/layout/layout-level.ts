import { findDominators } from './dominators.ts'
import { type LevelOrder, type OrderedItem, orderLevel } from './level-order.ts'

/** One item of a level with its size in canvas units. */
export interface LevelItem extends OrderedItem {
  readonly width: number
  readonly height: number
}

/** Distances in canvas units. */
export interface LevelSpacing {
  /** Below an item with one follower. */
  readonly straightGap: number
  /** Above a row of several items, and above an item where ways meet. */
  readonly forkGap: number
  /** Between neighbours of a row. */
  readonly sideGap: number
  /** Width kept for an edge that passes a row. */
  readonly laneWidth: number
  /** Room under an item after which nothing comes, for its '+'. */
  readonly endRoom: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The way of an edge: corners of a line of vertical and horizontal pieces, from the bottom of one item to the top of another. */
export interface LevelEdge {
  /** Undefined: from the start of the level (its header). */
  readonly from: string | undefined
  readonly to: string
  readonly points: readonly Point[]
  /** Closes a runAfter circle; drawn from bottom to top at the side. */
  readonly isCyclic: boolean
}

/** Items of one level placed: x is the middle of an item, y its top; the start of the level lies at (0, 0). */
export interface LevelLayout {
  readonly places: ReadonlyMap<string, Point>
  readonly edges: readonly LevelEdge[]
  /** Bottom middle of every item that nothing follows. */
  readonly ends: readonly { readonly after: string; readonly at: Point }[]
  /** How far the level reaches to the left (positive) and right of its middle. */
  readonly left: number
  readonly right: number
  readonly height: number
}

/** An item with everything that only comes after it. Offsets are from the top middle of the item (or of the start). */
interface Block {
  left: number
  right: number
  height: number
  rows: Row[]
}

interface Row {
  readonly top: number
  readonly gap: number
  readonly bottom: number
  readonly members: { readonly item: number; readonly x: number }[]
  /** x of the lane of each edge that passes this row. */
  readonly lanes: ReadonlyMap<number, number>
}

interface Edge {
  readonly from: number
  readonly to: number
}

/** Where an edge passes rows of a block without ending there. */
type Passage = { readonly edge: number; readonly firstRow: number; readonly lastRow: number }

/**
 * Places the items of one level: what runs after an item stands below it, what runs at the same time stands side by
 * side, where ways meet the follower stands in the middle under the item at which they parted. An edge that skips a
 * row gets a lane of its own, so that no edge runs behind a card. Deterministic, near linear; needs no library.
 */
export function layoutLevel(items: readonly LevelItem[], spacing: LevelSpacing): LevelLayout {
  if (items.length === 0) return { places: new Map(), edges: [], ends: [], left: 0, right: 0, height: 0 }
  const order = orderLevel(items)
  const edges = listEdges(order)
  const tree = new BlockTree(items, order, edges, spacing)
  return tree.layout()
}

/** All edges of a level in document order of their ends; -1 is the start. */
function listEdges({ before }: LevelOrder): Edge[] {
  const edges: Edge[] = []
  for (const [to, list] of before.entries()) {
    if (list.length === 0) edges.push({ from: -1, to })
    for (const from of list) edges.push({ from, to })
  }
  return edges
}

/** Works on the tree of dominators; index `items.length` stands for the start of the level. */
class BlockTree {
  private readonly items: readonly LevelItem[]
  private readonly order: LevelOrder
  private readonly edges: readonly Edge[]
  private readonly spacing: LevelSpacing
  private readonly start: number
  private readonly parent: Int32Array
  private readonly row: Int32Array
  private readonly rowsOf: number[][][] = []
  private readonly passages: Passage[][] = []
  private readonly blocks: Block[] = []

  constructor(items: readonly LevelItem[], order: LevelOrder, edges: readonly Edge[], spacing: LevelSpacing) {
    this.items = items
    this.order = order
    this.edges = edges
    this.spacing = spacing
    this.start = items.length
    this.parent = findDominators(order).map((dominator) => (dominator === -1 ? this.start : dominator))
    this.row = new Int32Array(items.length)
    this.fillRows()
    this.findPassages()
  }

  layout(): LevelLayout {
    const { order } = this.order
    for (let at = order.length - 1; at >= 0; at--) this.measure(order[at] ?? 0)
    this.measure(this.start)
    const at: Point[] = []
    at[this.start] = { x: 0, y: 0 }
    this.placeMembers(this.start, at)
    for (const item of order) this.placeMembers(item, at)
    const whole = this.blocks[this.start] as Block
    return {
      places: new Map(this.items.map((item, index) => [item.id, at[index] as Point])),
      edges: [
        ...this.edges.map((edge, index) => this.routeEdge(edge, index, at)),
        ...this.cyclicEdges(at, whole),
      ],
      ends: this.listEnds(at),
      left: whole.left,
      right: whole.right + (this.order.cyclic.length > 0 ? this.spacing.laneWidth : 0),
      height: whole.height,
    }
  }

  /** Rows of each block: an item stands one row below the lowest of its siblings that lead to it. */
  private fillRows(): void {
    for (const item of this.order.order) {
      const home = this.parent[item] as number
      let row = 0
      for (const from of this.order.before[item] ?? []) {
        const sibling = this.ancestorBelow(from, home)
        if (sibling !== undefined) row = Math.max(row, (this.row[sibling] ?? 0) + 1)
      }
      this.row[item] = row
      this.rowsOf[home] ??= []
      const rows = this.rowsOf[home]
      while (rows.length <= row) rows.push([])
      rows[row]?.push(item)
    }
    for (const rows of this.rowsOf) for (const row of rows ?? []) row.sort((a, b) => a - b)
  }

  /** The child of `home` whose block holds `item`; undefined when `item` is `home` itself. */
  private ancestorBelow(item: number, home: number): number | undefined {
    if (item === home) return undefined
    let at = item
    while (this.parent[at] !== home) at = this.parent[at] as number
    return at
  }

  private findPassages(): void {
    for (const [index, { from, to }] of this.edges.entries()) {
      const home = this.parent[to] as number
      let block = from === -1 ? this.start : from
      let firstRow = 0
      while (block !== home) {
        this.addPassage(block, index, firstRow, (this.rowsOf[block]?.length ?? 0) - 1)
        firstRow = (this.row[block] ?? 0) + 1
        block = this.parent[block] as number
      }
      this.addPassage(home, index, firstRow, (this.row[to] ?? 0) - 1)
    }
  }

  private addPassage(block: number, edge: number, firstRow: number, lastRow: number): void {
    if (lastRow < firstRow) return
    this.passages[block] ??= []
    this.passages[block].push({ edge, firstRow, lastRow })
  }

  private measure(index: number): void {
    const item = this.items[index]
    const { endRoom } = this.spacing
    const ownHeight = item === undefined ? 0 : item.height
    const block: Block = {
      left: (item?.width ?? 0) / 2,
      right: (item?.width ?? 0) / 2,
      height: ownHeight + (item !== undefined && this.isEnd(index) ? endRoom : 0),
      rows: [],
    }
    let bottom = ownHeight
    for (const [number, members] of (this.rowsOf[index] ?? []).entries()) {
      const row = this.measureRow(index, number, members, bottom)
      for (const { item: member, x } of row.members) {
        const inner = this.blocks[member] as Block
        block.left = Math.max(block.left, inner.left - x)
        block.right = Math.max(block.right, inner.right + x)
      }
      for (const x of row.lanes.values()) block.right = Math.max(block.right, x + this.spacing.laneWidth / 2)
      block.rows.push(row)
      bottom = row.bottom
      block.height = bottom
    }
    this.blocks[index] = block
  }

  private isEnd(item: number): boolean {
    return (this.order.followers[item]?.length ?? 0) === 0
  }

  private measureRow(block: number, number: number, members: readonly number[], above: number): Row {
    const passing = (this.passages[block] ?? []).filter((p) => p.firstRow <= number && number <= p.lastRow)
    const isPlain =
      members.length === 1 && passing.length === 0 && (this.order.before[members[0] ?? 0]?.length ?? 0) < 2
    const gap = isPlain ? this.spacing.straightGap : this.spacing.forkGap
    const xs: number[] = []
    let x = 0
    let previous: Block | undefined
    for (const member of members) {
      const inner = this.blocks[member] as Block
      if (previous !== undefined) x += previous.right + this.spacing.sideGap + inner.left
      xs.push(x)
      previous = inner
    }
    const middle = x / 2
    let edgeOfRow = x - middle + (previous?.right ?? 0)
    const lanes = new Map<number, number>()
    for (const { edge } of passing) {
      edgeOfRow += this.spacing.laneWidth / 2
      lanes.set(edge, edgeOfRow)
      edgeOfRow += this.spacing.laneWidth / 2
    }
    const top = above + gap
    let height = 0
    for (const member of members) height = Math.max(height, (this.blocks[member] as Block).height)
    return {
      top,
      gap,
      bottom: top + height,
      members: members.map((item, index) => ({ item, x: (xs[index] ?? 0) - middle })),
      lanes,
    }
  }

  private placeMembers(index: number, at: Point[]): void {
    const origin = at[index]
    if (origin === undefined) return
    for (const row of this.blocks[index]?.rows ?? []) {
      for (const { item, x } of row.members) at[item] = { x: origin.x + x, y: origin.y + row.top }
    }
  }

  private routeEdge(edge: Edge, index: number, at: readonly Point[]): LevelEdge {
    const from = edge.from === -1 ? this.start : edge.from
    const source = at[from] as Point
    const target = at[edge.to] as Point
    const route = new Route({ x: source.x, y: source.y + (this.items[from]?.height ?? 0) })
    const home = this.parent[edge.to] as number
    let block = from
    let firstRow = 0
    for (;;) {
      const rows = this.blocks[block]?.rows ?? []
      const origin = at[block] as Point
      const lastRow = block === home ? (this.row[edge.to] ?? 0) - 1 : rows.length - 1
      for (let number = firstRow; number <= lastRow; number++) {
        const row = rows[number] as Row
        const lane = row.lanes.get(index) ?? 0
        route.descend({ x: origin.x + lane, y: origin.y + row.top }, row.gap)
        route.descend({ x: origin.x + lane, y: origin.y + row.bottom }, row.gap)
      }
      if (block === home) break
      firstRow = (this.row[block] ?? 0) + 1
      block = this.parent[block] as number
    }
    const gap = this.blocks[home]?.rows[this.row[edge.to] ?? 0]?.gap ?? this.spacing.straightGap
    route.descend(target, gap)
    return {
      from: this.items[from]?.id,
      to: this.items[edge.to]?.id ?? '',
      points: route.points,
      isCyclic: false,
    }
  }

  /** Edges that go back up run beside the level, on the right. */
  private cyclicEdges(at: readonly Point[], whole: Block): LevelEdge[] {
    const x = whole.right + this.spacing.laneWidth / 2
    const out = this.spacing.straightGap / 3
    return this.order.cyclic.map(([from, to]) => {
      const source = at[from] as Point
      const target = at[to] as Point
      const bottom = source.y + (this.items[from]?.height ?? 0)
      return {
        from: this.items[from]?.id,
        to: this.items[to]?.id ?? '',
        points: [
          { x: source.x, y: bottom },
          { x: source.x, y: bottom + out },
          { x, y: bottom + out },
          { x, y: target.y - out },
          { x: target.x, y: target.y - out },
          target,
        ],
        isCyclic: true,
      }
    })
  }

  private listEnds(at: readonly Point[]): { after: string; at: Point }[] {
    const ends: { after: string; at: Point }[] = []
    for (const [index, item] of this.items.entries()) {
      const place = at[index]
      if (place !== undefined && this.isEnd(index)) {
        ends.push({ after: item.id, at: { x: place.x, y: place.y + item.height } })
      }
    }
    return ends
  }
}

/** Collects the corners of a way that only goes down and sideways. */
class Route {
  readonly points: Point[]

  constructor(start: Point) {
    this.points = [start]
  }

  /** Goes to a lower point; where that is not straight below, sideways in the middle of the gap above it. */
  descend(to: Point, gap: number): void {
    const last = this.points.at(-1) as Point
    if (Math.abs(last.x - to.x) > 0.5) {
      const turn = Math.max(last.y, to.y - gap / 2)
      this.add({ x: last.x, y: turn })
      this.add({ x: to.x, y: turn })
    }
    this.add(to)
  }

  private add(point: Point): void {
    const last = this.points.at(-1)
    const beforeLast = this.points.at(-2)
    if (last !== undefined && last.x === point.x && last.y === point.y) return
    if (last !== undefined && beforeLast !== undefined && beforeLast.x === last.x && last.x === point.x) {
      this.points[this.points.length - 1] = point
    } else this.points.push(point)
  }
}
