import { defineOperation } from './define-operation.ts'
import { anyJson, anything } from './json-schema.ts'

/** Compose: one JSON value in, the same value out. Source: WDL reference, "Compose action". */
export const compose = defineOperation({
  type: 'Compose',
  title: 'Compose',
  category: 'data',
  icon: 'BracesVariable',
  summary: 'Makes a value from constants and expressions, for later actions to use.',
  inputs: anything('Inputs', { 'x-visibility': 'important' }),
  outputs: anyJson,
})
