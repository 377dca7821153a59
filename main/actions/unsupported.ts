import type { ActionHandler } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/** A type the engine does not run: shown, kept, and failed with a clear error, unless mocks answer for it. */
export const runUnsupported: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  mockable: true,
  execute: (call) =>
    failed(
      'UnsupportedActionType',
      `Actions of type '${call.type}' cannot be run here yet: '${call.name}'.`,
      {
        path: [...call.path, 'type'],
        hint: 'Run with mocks, or take the action out for a local run.',
      },
    ),
})
