import { z } from 'zod'
import type { DebugState } from '../run/debug.ts'
import { runId } from './contract-fields.ts'
import { request } from './message.ts'

/** Longest expression or JSON value that whoever debugs may type, in UTF-16 units. */
const maxTyped = 2_000_000

const actionName = z.string().min(1).max(300)
const repetition = z
  .array(z.object({ scope: actionName, index: z.number().int().min(0) }))
  .max(20)
  .optional()

/** A breakpoint as the window gives it. */
export const breakpoint = z.object({
  action: actionName,
  condition: z.string().max(8192).optional(),
  hitCount: z.number().int().min(1).max(1_000_000).optional(),
  iteration: z.number().int().min(0).max(1_000_000).optional(),
  statuses: z
    .array(z.enum(['Succeeded', 'Failed', 'TimedOut', 'Skipped']))
    .min(1)
    .readonly()
    .optional(),
})

export const breakpoints = z.array(breakpoint).max(1000)

const command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look') }),
  z.object({ kind: z.literal('set-breakpoints'), breakpoints }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('continue') }),
  z.object({ kind: z.literal('step'), step: z.enum(['into', 'over', 'out']) }),
  z.object({
    kind: z.literal('set-variable'),
    name: z.string().min(1).max(300),
    value: z.string().max(maxTyped),
  }),
  z.object({
    kind: z.literal('set-outputs'),
    action: actionName.optional(),
    repetition,
    outputs: z.string().max(maxTyped),
  }),
  z.object({ kind: z.literal('skip') }),
])

/** What is said to a run under way by whoever debugs it. */
export const debugContract = {
  /** Rejects with `run.not-driven`, `run.not-paused`, `run.debug-action`, `run.debug-expression`, `run.debug-value`. */
  'debug:command': request<DebugState>()(z.object({ runId, command })),
  /** JSON text of an expression's value where the run stands; rejects with the expression's error. */
  'debug:evaluate': request<string>()(z.object({ runId, expression: z.string().max(maxTyped) })),
} as const
