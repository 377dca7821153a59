import type { ActionHandler } from '../engine/action-handler.ts'
import { succeeded } from './results.ts'

/** Compose: its inputs are its outputs. Source: WDL reference, "Compose action". */
export const runCompose: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? null, 'inputs'),
  execute: (call) => succeeded(call.inputs),
})
