import { describe, expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { layoutFlow } from '../layout/layout-flow.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { commandOfKey } from './canvas-commands.ts'
import { dropPlaces, nearestPlace } from './drop-places.ts'
import { stepsWithin } from './steps-within.ts'

const model = buildFlowModel(
  openFlowDocument(
    flowText({
      A: compose(),
      S: { type: 'Scope', actions: { X: compose(), Y: compose('X') }, runAfter: { A: ['Succeeded'] } },
    }),
  ),
)!
const layout = layoutFlow(model, new Set())
const boxOf = (name: string) => layout.steps.find(({ step }) => step.name === name)!.box

describe('where something is dropped', () => {
  const places = dropPlaces(layout)
  const named = (found: ReturnType<typeof nearestPlace>) => [
    found?.place.after?.name,
    found?.place.before?.name,
  ]

  test('is the nearest plus', () => {
    const x = boxOf('X')
    expect(named(nearestPlace(places, { x: x.x + 10, y: x.y + x.height + 8 }, 200))).toEqual(['X', 'Y'])
    expect(named(nearestPlace(places, { x: x.x + 10, y: x.y - 8 }, 200))).toEqual([undefined, 'X'])
    const s = boxOf('S')
    expect(named(nearestPlace(places, { x: s.x + s.width / 2, y: s.y + s.height + 30 }, 200))).toEqual([
      'S',
      undefined,
    ])
  })

  test('is nowhere when none is near', () => {
    expect(nearestPlace(places, { x: 2000, y: 0 }, 140)).toBeUndefined()
  })
})

describe('a frame', () => {
  const around = (name: string, by: number) => {
    const { x, y, width, height } = boxOf(name)
    return stepsWithin(layout, { x: x + width + by, y: y - by }, { x: x - by, y: y + height + by }).map(
      (id) => id.split('/').at(-1),
    )
  }

  test('takes what lies in it whole, containers without what is in them', () => {
    expect(around('S', 1)).toEqual(['S'])
    expect(around('X', 1)).toEqual(['X'])
  })

  test('takes what it touches when nothing lies in it whole', () => {
    expect(around('A', -10)).toEqual(['A'])
  })
})

test.each([
  [{ key: 'a' }, 'add'],
  [{ key: 'A', shiftKey: true }, 'add-parallel'],
  [{ key: 'a', ctrlKey: true }, 'select-all'],
  [{ key: 'g', metaKey: true }, 'wrap'],
  [{ key: 'G', ctrlKey: true, shiftKey: true }, 'unwrap'],
  [{ key: 'ArrowUp', altKey: true }, 'move-up'],
  [{ key: 'ArrowUp', altKey: true, ctrlKey: true }, undefined],
  [{ key: 'c', ctrlKey: true }, undefined],
  [{ key: 'x' }, undefined],
] as const)('the keys %j mean %s', (keys, command) => {
  expect(commandOfKey({ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...keys })).toBe(
    command,
  )
})
