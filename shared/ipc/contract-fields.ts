import { z } from 'zod'
import type { ConnectionId, ContentHash, EnvironmentId, FlowId, RunId } from '../run/ids.ts'

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
