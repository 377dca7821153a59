import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { toCanvasGraph } from '../canvas/canvas-graph.ts'
import { stepTowards } from '../canvas/navigate-graph.ts'
import { buildFlowModel, type FlowModel } from '../model/flow-model.ts'
import { shareModel } from '../model/share-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { type Box, boxOfLine, reaches } from './boxes.ts'
import { type FlowLayout, layoutFlow } from './layout-flow.ts'
import { endLength, plusSize } from './sizes.ts'

const none: ReadonlySet<string> = new Set()

function modelOf(actions: object, triggers?: object): FlowModel {
  return buildFlowModel(openFlowDocument(flowText(actions, triggers)))!
}

function boxOf(layout: FlowLayout, name: string): Box {
  return layout.steps.find(({ step }) => step.name === name)!.box
}

function allOf({ steps, branches, edges, ends, box }: FlowLayout) {
  return { steps, branches, edges, ends, box }
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

const condition = {
  If: {
    type: 'If',
    expression: {},
    actions: { Yes: compose(), Then: compose('Yes') },
    else: { actions: {} },
  },
  After: compose('If'),
}

describe('a placed flow', () => {
  test('the trigger is on top, everything else below in order', () => {
    const layout = layoutFlow(modelOf({ A: compose(), B: compose('A') }), none)
    const tops = ['manual', 'A', 'B'].map((name) => boxOf(layout, name).y)
    expect(tops).toEqual([...tops].sort((a, b) => a - b))
    expect(new Set(['manual', 'A', 'B'].map((name) => boxOf(layout, name).x)).size).toBe(1)
  })

  test('a container holds its branches, side by side, and its followers stand below it', () => {
    const layout = layoutFlow(modelOf(condition), none)
    const outer = boxOf(layout, 'If')
    expect(['Yes', 'Then'].map((name) => isInside(boxOf(layout, name), outer))).toEqual([true, true])
    const [yes, no] = layout.branches.map(({ box }) => box)
    expect(yes!.x + yes!.width).toBeLessThan(no!.x)
    expect(boxOf(layout, 'After').y).toBeGreaterThan(outer.y + outer.height)
  })

  test('a folded container is a card', () => {
    const model = modelOf(condition)
    const layout = layoutFlow(model, new Set([model.top.steps[0]!.id]))
    expect(layout.steps.map(({ step }) => step.name)).toEqual(['manual', 'If', 'After'])
    expect(layout.steps[1]).toMatchObject({ isCollapsed: true, isContainer: false, box: { height: 60 } })
  })

  test('an empty branch and the end of each way offer a place to add', () => {
    const { ends } = layoutFlow(modelOf(condition), none)
    expect(ends.map(({ after, branch }) => [after?.name, branch.kind])).toEqual([
      ['Then', 'actions'],
      [undefined, 'else.actions'],
      ['After', ''],
    ])
  })

  test('several triggers each lead to the first action', () => {
    const layout = layoutFlow(
      modelOf({ A: compose() }, { One: { type: 'Request' }, Two: { type: 'Recurrence' } }),
      none,
    )
    expect(layout.edges.map(({ fromId, to }) => [fromId.split('/').at(-1), to.name])).toEqual([
      ['One', 'A'],
      ['Two', 'A'],
    ])
  })

  test.each<[string, object, object | undefined]>([
    ['an empty flow', {}, {}],
    ['no trigger', { A: compose() }, {}],
    ['no action', {}, undefined],
    ['a circle', { A: compose('B'), B: compose('A') }, undefined],
    ['a step after itself', { A: compose('A') }, undefined],
    ['an unknown predecessor', { A: compose('Nobody') }, undefined],
    ['an unknown type with branches', { A: { type: 'Mystery', actions: { B: compose() } } }, undefined],
    [
      'the same name twice in other scopes',
      { A: compose(), S: { type: 'Scope', actions: { A: compose() } } },
      undefined,
    ],
  ])('%s is placed and translated', (_name, actions, triggers) => {
    const model = modelOf(actions, triggers)
    const layout = layoutFlow(model, none)
    const { nodes, edges } = toCanvasGraph(model, layout, false)
    const ids = nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length)
    // xyflow drops lines whose ends it cannot find.
    expect(edges.filter(({ source, target }) => !ids.includes(source) || !ids.includes(target))).toEqual([])
    expect(layout.steps.map(({ step }) => step.name).sort()).toEqual(
      model.steps.map(({ name }) => name).sort(),
    )
  })
})

describe('walking by keys', () => {
  const model = modelOf({
    First: compose(),
    Scope: {
      type: 'Scope',
      actions: { Inner: compose(), Last: compose('Inner') },
      runAfter: { First: ['Succeeded'] },
    },
    Left: compose('Scope'),
    Right: compose('Scope'),
  })
  const layout = layoutFlow(model, none)
  const idOf = (name: string) => model.steps.find((step) => step.name === name)!.id
  const walk = (name: string | undefined, direction: Parameters<typeof stepTowards>[3]) => {
    const id = stepTowards(model, layout, name === undefined ? undefined : idOf(name), direction)
    return model.steps.find((step) => step.id === id)?.name
  }

  test.each<[string | undefined, Parameters<typeof stepTowards>[3], string | undefined]>([
    [undefined, 'down', 'manual'],
    ['manual', 'down', 'First'],
    ['First', 'down', 'Scope'],
    ['Scope', 'down', 'Inner'],
    ['Inner', 'down', 'Last'],
    ['Last', 'down', 'Left'],
    ['Left', 'right', 'Right'],
    ['Right', 'left', 'Left'],
    ['Left', 'left', undefined],
    ['Right', 'down', undefined],
    ['Left', 'up', 'Scope'],
    ['Inner', 'up', 'Scope'],
    ['First', 'up', 'manual'],
    ['manual', 'up', undefined],
    ['First', 'last', 'Right'],
    ['Right', 'first', 'manual'],
  ])('%s %s is %s', (from, direction, to) => expect(walk(from, direction)).toBe(to))
})

test('600 actions nested 8 deep are read and placed well under a second', () => {
  const nest = (depth: number, at: number): object => {
    const actions: Record<string, object> = {}
    for (let index = 0; index < 9; index++)
      actions[`C_${at}_${depth}_${index}`] = compose(
        ...(index === 0 ? [] : [`C_${at}_${depth}_${index - 1}`]),
      )
    if (depth < 8) actions[`S_${at}_${depth}`] = { type: 'Scope', actions: nest(depth + 1, at), runAfter: {} }
    return actions
  }
  const actions: Record<string, object> = {}
  for (let at = 0; at < 8; at++)
    actions[`Top_${at}`] = {
      type: 'Scope',
      actions: nest(2, at),
      runAfter: at === 0 ? {} : { [`Top_${at - 1}`]: ['Succeeded'] },
    }
  const text = flowText(actions)
  const model = buildFlowModel(openFlowDocument(text))!
  const layout = layoutFlow(model, none)
  const { nodes } = toCanvasGraph(model, layout, false)
  expect(model.steps.length).toBeGreaterThan(550)
  expect(nodes.length).toBeGreaterThan(model.steps.length)
})

describe('after an edit', () => {
  const deep = (inside: object, note = '') => ({
    First: { ...compose(), description: note },
    Loop: {
      type: 'Foreach',
      runAfter: { First: ['Succeeded'] },
      actions: {
        ...condition,
        Inner: { type: 'Scope', actions: inside, runAfter: { After: ['Succeeded'] } },
      },
    },
    Last: compose('Loop'),
  })

  test.each([
    ['a step that was added deep inside', deep({ X: compose() }), deep({ X: compose(), Y: compose('X') })],
    ['a step that was taken away', deep({ X: compose(), Y: compose('X') }), deep({ X: compose() })],
    ['a note that moves all that is below', deep({ X: compose() }), deep({ X: compose() }, 'a note')],
    ['a branch that became empty', deep({ X: compose() }), deep({})],
    ['another name', deep({ X: compose() }), deep({ Z: compose() })],
  ])('%s: the same places as if all were laid out anew', (_name, before, after) => {
    const collapsed: ReadonlySet<string> = new Set()
    const first = modelOf(before)
    layoutFlow(first, collapsed)
    const shared = layoutFlow(shareModel(first, modelOf(after)), collapsed)
    expect(allOf(shared)).toEqual(allOf(layoutFlow(modelOf(after), new Set())))
    expect(allOf(layoutFlow(first, collapsed))).toEqual(allOf(layoutFlow(modelOf(before), new Set())))
  })
})

describe('a part of a flow', () => {
  const chain = (names: readonly string[], inner: (name: string) => object = compose) =>
    Object.fromEntries(
      names.map((name, index) => {
        const before = names[index - 1]
        return [name, { ...inner(name), runAfter: before === undefined ? {} : { [before]: ['Succeeded'] } }]
      }),
    )
  const nested = (depth: number): object => ({
    ...chain([`A${depth}`, `B${depth}`]),
    [`C${depth}`]: {
      type: 'If',
      expression: {},
      actions: depth === 0 ? {} : nested(depth - 1),
      else: { actions: chain([`E${depth}`, `F${depth}`]) },
      runAfter: { [`B${depth}`]: ['Succeeded'] },
    },
    [`Beside${depth}`]: compose(`A${depth}`),
  })
  const layout = layoutFlow(modelOf(nested(4)), none)
  const areas = fc.record({
    x: fc.integer({ min: -3000, max: 3000 }),
    y: fc.integer({ min: -500, max: 5000 }),
    width: fc.integer({ min: 0, max: 1500 }),
    height: fc.integer({ min: 0, max: 1500 }),
  })

  test('holds whatever reaches into its area, and both ends of each line', () => {
    fc.assert(
      fc.property(areas, (area) => {
        const part = layout.within(area)
        const lines = layout.edges.filter(({ points }) => reaches(boxOfLine(points), area))
        expect(part.edges).toEqual(lines)
        expect(part.ends).toEqual(
          layout.ends.filter(({ at }) => reaches({ ...at, width: 0, height: endLength + plusSize }, area)),
        )
        const tied = new Set(lines.flatMap(({ fromId, toId }) => [fromId, toId]))
        expect(part.steps.filter(({ step }) => step.kind === 'action')).toEqual(
          layout.steps.filter(
            ({ step, box }) => step.kind === 'action' && (reaches(box, area) || tied.has(step.id)),
          ),
        )
        const branches = layout.branches.filter(
          ({ branch, box }) => reaches(box, area) || tied.has(branch.id),
        )
        expect(part.branches).toEqual(expect.arrayContaining([...branches]))
      }),
    )
  })

  test('knows where each step is, and of none that it does not show', () => {
    for (const { step, box } of layout.steps) expect(layout.boxOf(step.id)).toEqual(box)
    const inner = layout.steps.find(({ step }) => step.name === 'A3')!.step
    const folded = layoutFlow(modelOf(nested(4)), new Set([inner.parentId!]))
    expect(folded.boxOf(inner.parentId!)).toBeDefined()
    expect([folded.boxOf(inner.id), folded.boxOf('/nowhere')]).toEqual([undefined, undefined])
  })
})
