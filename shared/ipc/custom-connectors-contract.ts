import { z } from 'zod'
import type { EnvironmentId } from '../run/ids.ts'
import { environmentId } from './contract-fields.ts'
import type {
  ConnectorTexts,
  CustomConnectorDetails,
  CustomConnectorSummary,
  ImportedConnector,
  TriedOperation,
} from './custom-connector-payloads.ts'
import { event, request } from './message.ts'

const connectorId = z.string().min(1).max(255)
const title = z.string().trim().min(1).max(255)
const aConnector = { environmentId, connectorId }

/** Longest text of a connector's file accepted from the window, in UTF-16 units. */
const maxConnectorText = 110_000_000

/** Requests about the connectors of an environment's folder. */
export const customConnectorsContract = {
  'customConnectors:list': request<readonly CustomConnectorSummary[]>()(z.object({ environmentId })),
  'customConnectors:details': request<CustomConnectorDetails>()(z.object(aConnector)),
  'customConnectors:read': request<ConnectorTexts>()(z.object(aConnector)),
  /**
   * Writes the files given, the definition first. Fails with `file.changed-outside` when one is no longer at its
   * revision (null: not there yet); `force` overwrites it.
   */
  'customConnectors:save': request<{ readonly definition: string; readonly properties?: string }>()(
    z.object({
      ...aConnector,
      definition: z.object({ text: z.string().max(maxConnectorText), revision: z.string() }).optional(),
      properties: z
        .object({ text: z.string().max(maxConnectorText), revision: z.string().nullable() })
        .optional(),
      force: z.boolean().optional(),
    }),
  ),
  /** A connector without operations, to be written. */
  'customConnectors:create': request<ImportedConnector>()(z.object({ environmentId, title })),
  /** Asks for a file (OpenAPI as JSON or YAML, Postman collection, zip of a connector) and adds it; null: dismissed. */
  'customConnectors:importFile': request<ImportedConnector | null>()(z.object({ environmentId })),
  /** Asks for a connector's folder and copies it; null: dismissed. */
  'customConnectors:importFolder': request<ImportedConnector | null>()(z.object({ environmentId })),
  /** Fetches a description (https; http from this machine only) and adds it. */
  'customConnectors:importUrl': request<ImportedConnector>()(
    z.object({ environmentId, url: z.string().trim().min(1).max(4000) }),
  ),
  /** Asks where to and writes a zip or a folder; answers its path, null: dismissed. */
  'customConnectors:export': request<string | null>()(
    z.object({ ...aConnector, as: z.enum(['zip', 'folder']) }),
  ),
  /** Changes the title in the description; the id, by which flows name it, stays. */
  'customConnectors:rename': request<CustomConnectorSummary>()(z.object({ ...aConnector, title })),
  /** Moves the folder to the system's trash. Fails with `connector.in-use` while flows use it. */
  'customConnectors:delete': request<void>()(z.object(aConnector)),
  'customConnectors:reveal': request<void>()(z.object(aConnector)),
  /** Calls an operation of the connector as saved. `parameters` is a JSON object of values as an action has them. */
  'customConnectors:try': request<TriedOperation>()(
    z.object({
      ...aConnector,
      operationId: z.string().min(1).max(1000),
      parameters: z.string().max(10_000_000),
      connectionId: z.string().max(200).optional(),
    }),
  ),

  /** Files of that environment's connectors changed, by whomever. */
  'customConnectors:changed': event<{ readonly environmentId: EnvironmentId }>(),
} as const
