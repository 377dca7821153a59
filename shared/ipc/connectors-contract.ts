import { z } from 'zod'
import type { EnvironmentId } from '../run/ids.ts'
import type {
  ConnectorSummary,
  DynamicChoices,
  DynamicSchema,
  OperationDetail,
  OperationSummary,
} from './connectors-payloads.ts'
import { connectionId, environmentId, flowId } from './contract-fields.ts'
import { event, request } from './message.ts'

const connectorId = z.string().min(1).max(500)
const operationId = z.string().min(1).max(1000)
const name = z.string().min(1).max(2000)

/** A call through a connection while a flow is being written. */
const liveCall = {
  environmentId,
  connectorId,
  operationId,
  /** With `connectionReference`: the flow whose reference says which connection. */
  flowId: flowId.optional(),
  connectionReference: z.string().min(1).max(500).optional(),
  connectionId: connectionId.optional(),
  /** JSON text of the values given so far, as `inputs.parameters` holds them; expressions count as not given. */
  parameters: z.string().max(1_000_000),
  /** Asks the service again, whatever was answered lately. */
  refresh: z.boolean().optional(),
}

/** Requests about the connectors of an environment. A `connectorId` may be an api's whole path (`/providers/.../apis/x`). */
export const connectorsContract = {
  /** The connectors that flows of the environment may use, by title. */
  'connectors:list': request<readonly ConnectorSummary[]>()(z.object({ environmentId })),
  /** Operations to search in, internal ones left out; of some connectors only, if asked so. */
  'connectors:operations': request<readonly OperationSummary[]>()(
    z.object({ environmentId, connectorIds: z.array(connectorId).max(2000).optional() }),
  ),
  /** One operation, by its id, or by `method` and `path` as `ApiConnection` steps name it; null: there is none. */
  'connectors:operation': request<OperationDetail | null>()(
    z.object({
      environmentId,
      connectorId,
      operationId: operationId.optional(),
      method: z.string().max(20).optional(),
      path: z.string().max(20_000).optional(),
    }),
  ),
  /** The choices of a parameter (`table`) or of a part of the body (`item/status`), asked from the service. */
  'connectors:dynamicValues': request<DynamicChoices>()(
    z.object({
      ...liveCall,
      field: name,
      /** Only choices with this in their title or value. */
      search: z.string().max(1000).optional(),
      next: z.string().max(20_000).optional(),
      /** `handle` of a folder. */
      parent: z.string().max(20_000).optional(),
    }),
  ),
  /** The schema of a parameter, of a part of the body, or of the answer, asked from the service. */
  'connectors:dynamicSchema': request<DynamicSchema>()(
    z.object({
      ...liveCall,
      /** A parameter or part of the body; the answer when absent. */
      field: name.optional(),
      /** Of the answer: the first 2xx one when absent. */
      status: z.string().max(10).optional(),
    }),
  ),
  /** Connectors of that environment were added, changed or removed. */
  'connectors:changed': event<{ readonly environmentId: EnvironmentId }>(),
} as const
