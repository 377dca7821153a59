import { tokens } from '@fluentui/react-components'
import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { layoutFlow } from '../layout/layout-flow.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { minimapShapes } from './minimap-shapes.ts'

const none: ReadonlySet<string> = new Set()

test('steps of one colour are one path, containers below them, problems red', () => {
  const actions = { A: compose(), B: compose('A'), S: { type: 'Scope', actions: { X: compose() } } }
  const model = buildFlowModel(openFlowDocument(flowText(actions)))!
  const broken = model.steps.find(({ name }) => name === 'B')!
  const shapes = minimapShapes(
    layoutFlow(model, none),
    new Map([[broken.id, { errors: 1, warnings: 0 }]]),
    undefined,
  )
  const composed = model.steps.find(({ name }) => name === 'A')!.colour
  expect(shapes.map(({ colour, path }) => [colour, path.split('z').length - 1])).toEqual([
    [tokens.colorNeutralBackground5, 1],
    [model.triggers[0]!.colour, 1],
    [composed, 2],
    [tokens.colorPaletteRedBackground3, 1],
  ])
})

test('a flow without a trigger has its place drawn all the same', () => {
  const model = buildFlowModel(openFlowDocument(flowText({}, {})))!
  expect(minimapShapes(layoutFlow(model, none), new Map(), undefined)).toMatchObject([
    { colour: tokens.colorNeutralStroke1 },
  ])
})
