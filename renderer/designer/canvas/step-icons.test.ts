import { expect, test } from 'vitest'
import { operationOf, operations } from '../../../shared/operations/index.ts'
import { stepIcons } from './step-icons.ts'

test('every icon a manifest names can be drawn', () => {
  const named = [...operations, operationOf('NobodyKnowsThis')].map(({ icon }) => icon)
  expect(named.filter((icon) => stepIcons[icon] === undefined)).toEqual([])
})
