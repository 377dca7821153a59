import { agent } from './agent.ts'
import { agentHandoff } from './agent-handoff.ts'
import { apiConnection } from './api-connection.ts'
import { apiConnectionNotificationTrigger } from './api-connection-notification-trigger.ts'
import { apiConnectionTrigger } from './api-connection-trigger.ts'
import { apiConnectionWebhook } from './api-connection-webhook.ts'
import { apiConnectionWebhookTrigger } from './api-connection-webhook-trigger.ts'
import { apiManagement } from './api-management.ts'
import { appendToArrayVariable } from './append-to-array-variable.ts'
import { appendToStringVariable } from './append-to-string-variable.ts'
import { batch } from './batch.ts'
import { batchTrigger } from './batch-trigger.ts'
import { chunkText } from './chunk-text.ts'
import { compose } from './compose.ts'
import { decrementVariable } from './decrement-variable.ts'
import { expressionOperation } from './expression.ts'
import { flatFileDecoding } from './flat-file-decoding.ts'
import { flatFileEncoding } from './flat-file-encoding.ts'
import { foreach } from './foreach.ts'
import { functionOperation } from './function.ts'
import { http } from './http.ts'
import { httpTrigger } from './http-trigger.ts'
import { httpWebhook } from './http-webhook.ts'
import { httpWebhookTrigger } from './http-webhook-trigger.ts'
import { ifOperation } from './if.ts'
import { incrementVariable } from './increment-variable.ts'
import { initializeVariable } from './initialize-variable.ts'
import { invokeFunction } from './invoke-function.ts'
import { javaScriptCode } from './java-script-code.ts'
import { join } from './join.ts'
import { liquid } from './liquid.ts'
import { openApiConnection } from './open-api-connection.ts'
import { openApiConnectionNotificationTrigger } from './open-api-connection-notification-trigger.ts'
import { openApiConnectionTrigger } from './open-api-connection-trigger.ts'
import { openApiConnectionWebhook } from './open-api-connection-webhook.ts'
import { openApiConnectionWebhookTrigger } from './open-api-connection-webhook-trigger.ts'
import type { OperationManifest } from './operation-manifest.ts'
import { parseDocument } from './parse-document.ts'
import { parseJson } from './parse-json.ts'
import { query } from './query.ts'
import { recurrenceTrigger } from './recurrence-trigger.ts'
import { requestTrigger } from './request-trigger.ts'
import { response } from './response.ts'
import { scope } from './scope.ts'
import { select } from './select.ts'
import { sendToBatch } from './send-to-batch.ts'
import { serviceProvider } from './service-provider.ts'
import { serviceProviderTrigger } from './service-provider-trigger.ts'
import { setVariable } from './set-variable.ts'
import { slidingWindowTrigger } from './sliding-window-trigger.ts'
import { switchOperation } from './switch.ts'
import { table } from './table.ts'
import { terminate } from './terminate.ts'
import { until } from './until.ts'
import { wait } from './wait.ts'
import { workflow } from './workflow.ts'
import { xmlCompose } from './xml-compose.ts'
import { xmlParse } from './xml-parse.ts'
import { xmlValidation } from './xml-validation.ts'
import { xslt } from './xslt.ts'

/** Every action type we know. Adding one is adding its file and its line here. */
export const actionOperations = [
  compose,
  parseJson,
  select,
  query,
  join,
  table,
  initializeVariable,
  setVariable,
  incrementVariable,
  decrementVariable,
  appendToArrayVariable,
  appendToStringVariable,
  ifOperation,
  switchOperation,
  foreach,
  until,
  scope,
  terminate,
  wait,
  response,
  http,
  httpWebhook,
  workflow,
  openApiConnection,
  openApiConnectionWebhook,
  apiConnection,
  apiConnectionWebhook,
  serviceProvider,
  expressionOperation,
  javaScriptCode,
  xslt,
  xmlValidation,
  xmlParse,
  xmlCompose,
  flatFileEncoding,
  flatFileDecoding,
  liquid,
  batch,
  sendToBatch,
  invokeFunction,
  functionOperation,
  apiManagement,
  chunkText,
  parseDocument,
  agent,
  agentHandoff,
] as const

/** Every trigger type we know. */
export const triggerOperations = [
  requestTrigger,
  recurrenceTrigger,
  slidingWindowTrigger,
  httpTrigger,
  httpWebhookTrigger,
  openApiConnectionTrigger,
  openApiConnectionWebhookTrigger,
  openApiConnectionNotificationTrigger,
  apiConnectionTrigger,
  apiConnectionWebhookTrigger,
  apiConnectionNotificationTrigger,
  serviceProviderTrigger,
  batchTrigger,
] as const

/** Names of the action types we know; the engine's handlers are a record over these. */
export type ActionType = (typeof actionOperations)[number]['type']

/** Names of the trigger types we know. */
export type TriggerType = (typeof triggerOperations)[number]['type']

/** Every manifest, actions first. */
export const operations: readonly OperationManifest[] = [...actionOperations, ...triggerOperations]
