import type { ActionHandler } from '../engine/action-handler.ts'

/** Scope: runs its actions as one group. Source: WDL reference, "Scope action". */
export const runScope: ActionHandler = () => ({
  execute: () => ({ kind: 'branch', branch: 'actions' }),
})
