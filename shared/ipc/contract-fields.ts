import { z } from 'zod'
import type { ConnectionId, ContentHash, EnvironmentId, FlowId, RunId } from '../run/ids.ts'
import { maxTagName, maxTags, maxTagValue } from '../run/run-tag.ts'

/** Fields that channels of several areas take, as they are checked at the door. */
export const environmentId = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => text as EnvironmentId)
export const flowId = z
  .string()
  .min(1)
  .max(255)
  .transform((text) => text as FlowId)
export const runId = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => text as RunId)
export const contentHash = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => text as ContentHash)
export const connectionId = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => text as ConnectionId)
/** Tags of runs that are asked for, given or taken away. */
export const tags = z
  .array(
    z.object({
      name: z
        .string()
        .trim()
        .min(1)
        .max(maxTagName)
        .regex(/^[^=]*$/),
      value: z.string().trim().max(maxTagValue).optional(),
    }),
  )
  .max(maxTags)
