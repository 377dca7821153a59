export { authKinds } from './auth-kinds.ts'
export { buildDirectRequest, type DirectRequest } from './build-direct-request.ts'
export { buildRequest } from './build-request.ts'
export type { ConnectorModel, DescriptionFormat } from './connector-model.ts'
export type { ConnectorFile, ConnectorProblem } from './connector-problem.ts'
export type {
  AuthKind,
  ConnectionParameter,
  ConnectionParameterSet,
  ConnectorProperties,
  OAuthSettings,
  PolicyInstance,
} from './connector-properties.ts'
export type { ConnectorRequest, FormField, QueryPart, RequestContent } from './connector-request.ts'
export {
  type DynamicArgument,
  type DynamicSource,
  readDynamicSchemas,
  readDynamicValues,
} from './dynamic-source.ts'
export { type ExtensionName, extensionMeant, extensionNames, readExtension } from './extension-names.ts'
export { findOperation, findOperationByPath, type PathMatch } from './find-operation.ts'
export type { HttpPort, HttpRequest, HttpResponse } from './http-exchange.ts'
export {
  type Content,
  type HttpMethod,
  httpMethods,
  type ListFormat,
  type NotificationUrl,
  type Operation,
  type OperationResponse,
  type Parameter,
  type RequestBody,
  successResponse,
  type Trigger,
  type Visibility,
} from './operation.ts'
export {
  applyRequestPolicies,
  applyResponsePolicies,
  type ConnectorAnswer,
  fillVariables,
  isUnauthenticated,
  namesVariable,
  nextLinkPath,
  type PolicyScope,
  type Poll,
  readPoll,
} from './policies/index.ts'
export { type ConnectorSource, type ReadConnector, readConnector } from './read-connector.ts'
export { sampleAnswer } from './sample-answer.ts'
export type { OAuthFlow, SecurityScheme } from './security-scheme.ts'
export { type WrittenRequest, writeRequest } from './write-request.ts'
