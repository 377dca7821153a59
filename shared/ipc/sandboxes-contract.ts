import { z } from 'zod'
import type { EnvironmentId } from '../run/index.ts'
import { environmentId } from './contract-fields.ts'
import { event, request } from './message.ts'

/** A connector's offline sandbox in an environment. */
export interface SandboxInfo {
  readonly connectorId: string
  readonly title: string
  /** `#rrggbb` */
  readonly color?: string
  /** What is in it: names of its lists with how many they hold. */
  readonly parts: readonly { readonly name: string; readonly count: number }[]
}

/** Largest state that the window may give a sandbox, in UTF-16 units. */
const maxStateText = 20_000_000

const aSandbox = { environmentId, connectorId: z.string().min(1).max(200) }

/** Requests about the sandboxes of connectors. */
export const sandboxesContract = {
  /** By title. */
  'sandboxes:list': request<readonly SandboxInfo[]>()(z.object({ environmentId })),
  /** JSON text of the state. Fails with `sandbox.unknown`. */
  'sandboxes:get': request<string>()(z.object(aSandbox)),
  /** Gives a sandbox another state. Fails with `sandbox.invalid-state`, which names the place. */
  'sandboxes:set': request<void>()(z.object({ ...aSandbox, json: z.string().max(maxStateText) })),
  /** Back to the sample data. */
  'sandboxes:reset': request<void>()(z.object(aSandbox)),
  /** A sandbox has changed, by the window, a run or a trigger. */
  'sandboxes:changed': event<{ readonly environmentId: EnvironmentId; readonly connectorId: string }>(),
} as const
