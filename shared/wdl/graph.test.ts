import { describe, expect, test } from 'vitest'
import { openFlowDocument } from './flow-document.ts'
import { type ActionNode, buildGraph, descendantsOf, loopsAround, parentsOf } from './graph.ts'
import { orderBranch, predecessorsOf, runsBefore, visibleActions } from './order.ts'

const action = (type: string, more: object = {}, ...runAfter: string[]) => ({
  type,
  ...more,
  runAfter: Object.fromEntries(runAfter.map((name) => [name, ['Succeeded']])),
})

//  A ─┬─ B ─┐
//     └─ C ─┴─ If ( yes: Loop { In }, no: D ) ── Sw ( one: E, else: F ) ── Ag { tool: G }
const definition = {
  triggers: { T: { type: 'Request' } },
  actions: {
    Sw: action(
      'SWITCH',
      {
        cases: { one: { case: 1, actions: { E: action('Compose') } }, two: {} },
        default: { actions: { F: action('Compose') } },
      },
      'if',
    ),
    A: action('Compose'),
    B: action('Compose', {}, 'a'),
    C: action('Compose', {}, 'A'),
    If: action(
      'If',
      {
        actions: { Loop: action('foreach', { actions: { In: action('Compose') } }) },
        else: { actions: { D: action('Compose') } },
      },
      'B',
      'C',
    ),
    Ag: action(
      'Agent',
      { tools: { t: { actions: { G: action('Mystery', { actions: { H: action('Compose') } }) } } } },
      'Sw',
    ),
    Odd: 'not an action',
  },
}
const graph = buildGraph(openFlowDocument(JSON.stringify({ definition })).definition!)
const node = (name: string): ActionNode => graph.action(name)!
const names = (nodes: Iterable<ActionNode>): readonly string[] => [...nodes].map((one) => one.name)

describe('graph', () => {
  test('every action with its path, parents first', () => {
    expect(graph.actions.map((one) => one.path.join('/'))).toEqual([
      'actions/Sw',
      'actions/Sw/cases/one/actions/E',
      'actions/Sw/default/actions/F',
      'actions/A',
      'actions/B',
      'actions/C',
      'actions/If',
      'actions/If/actions/Loop',
      'actions/If/actions/Loop/actions/In',
      'actions/If/else/actions/D',
      'actions/Ag',
      'actions/Ag/tools/t/actions/G',
      'actions/Ag/tools/t/actions/G/actions/H',
    ])
  })

  test('branches by the words of the manifest, empty ones too', () => {
    expect(
      node('sw').branches.map(({ kind, name, path, actions }) => [
        kind,
        name,
        path.join('/'),
        names(actions),
      ]),
    ).toEqual([
      ['cases.*.actions', 'one', 'actions/Sw/cases/one/actions', ['E']],
      ['cases.*.actions', 'two', 'actions/Sw/cases/two/actions', []],
      ['default.actions', undefined, 'actions/Sw/default/actions', ['F']],
    ])
    expect(node('A').branches).toEqual([])
  })

  test('names are found without case, triggers too', () => {
    expect(node('LOOP').name).toBe('Loop')
    expect(graph.trigger('t')?.name).toBe('T')
    expect(graph.action('nope')).toBeUndefined()
  })

  test('up and down', () => {
    expect(names(parentsOf(node('In')))).toEqual(['Loop', 'If'])
    expect(names(loopsAround(node('In')))).toEqual(['Loop'])
    expect(names(descendantsOf(node('If'))).toSorted()).toEqual(['D', 'In', 'Loop'])
    expect(node('H').depth).toBe(3)
    expect(names(node('A').followers)).toEqual(['B', 'C'])
  })
})

describe('order', () => {
  test('each after all it waits for, document order otherwise', () => {
    expect(names(orderBranch(graph.top).actions)).toEqual(['A', 'B', 'C', 'If', 'Sw', 'Ag'])
  })

  test('what an action can see', () => {
    expect(names(predecessorsOf(node('If'))).toSorted()).toEqual(['A', 'B', 'C'])
    expect(names(visibleActions(node('E'))).toSorted()).toEqual(['A', 'B', 'C', 'D', 'If', 'In', 'Loop'])
    expect(names(visibleActions(node('D'))).toSorted()).toEqual(['A', 'B', 'C'])
  })

  test('runsBefore agrees with visibleActions for every pair', () => {
    for (const one of graph.actions) {
      const visible = visibleActions(one)
      for (const other of graph.actions) expect(runsBefore(other, one)).toBe(visible.has(other))
    }
  })

  test('several circles, each once', () => {
    const circles = {
      triggers: {},
      actions: {
        A: action('Compose', {}, 'B'),
        B: action('Compose', {}, 'A'),
        C: action('Compose', {}, 'C'),
        D: action('Compose', {}, 'C'),
        E: action('Compose'),
      },
    }
    const { top } = buildGraph(openFlowDocument(JSON.stringify({ definition: circles })).definition!)
    const order = orderBranch(top)
    expect(order.cycles.map(names)).toEqual([['B', 'A'], ['C']])
    expect(names(order.actions)).toEqual(['E', 'A', 'B', 'C', 'D'])
  })
})

test('agents that hand over to each other, and transitions, make earlier results visible', () => {
  const agent = (to: string, ...runAfter: string[]) =>
    action(
      'Agent',
      { tools: { t: { actions: { [`to_${to}`]: action('AgentHandOff', { inputs: { name: to } }) } } } },
      ...runAfter,
    )
  const flow = {
    definition: {
      triggers: {},
      actions: {
        Init: action('Compose'),
        One: agent('Two', 'Init'),
        Two: agent('One'),
        X: action('Compose', { transitions: { Y: { when: ['succeeded'] } } }),
        Y: action('Compose'),
      },
    },
  }
  const agents = buildGraph(openFlowDocument(JSON.stringify(flow)).definition!)
  expect(runsBefore(agents.action('Init')!, agents.action('to_One')!)).toBe(true)
  expect(runsBefore(agents.action('X')!, agents.action('Y')!)).toBe(true)
  expect(orderBranch(agents.top).cycles).toEqual([])
})
