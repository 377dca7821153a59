import type { ActionHandler, HandlerLookup } from '../engine/action-handler.ts'
import {
  runAppendToArrayVariable,
  runAppendToStringVariable,
  runDecrementVariable,
  runIncrementVariable,
  runSetVariable,
} from './change-variable.ts'
import { runCompose } from './compose.ts'
import { runChildFlow, runConnectorCall, runConnectorWebhook } from './connector-call.ts'
import { runExpression } from './expression.ts'
import { runForeach } from './foreach.ts'
import { runHttp } from './http.ts'
import { runHttpWebhook } from './http-webhook.ts'
import { runIf } from './if.ts'
import { runInitializeVariable } from './initialize-variable.ts'
import { runJavaScriptCode } from './java-script-code.ts'
import { runJoin } from './join.ts'
import { runParseJson } from './parse-json.ts'
import { runQuery } from './query.ts'
import { runResponse } from './response.ts'
import { runScope } from './scope.ts'
import { runSelect } from './select.ts'
import { runSwitch } from './switch.ts'
import { runTable } from './table.ts'
import { runTerminate } from './terminate.ts'
import { runUnsupported } from './unsupported.ts'
import { runUntil } from './until.ts'
import { runWait } from './wait.ts'

/** Every action type the engine runs, as the language spells it. */
const handlers = {
  ApiConnection: runConnectorCall,
  ApiConnectionWebhook: runConnectorWebhook,
  ApiManagement: runConnectorCall,
  AppendToArrayVariable: runAppendToArrayVariable,
  AppendToStringVariable: runAppendToStringVariable,
  Compose: runCompose,
  DecrementVariable: runDecrementVariable,
  Expression: runExpression,
  Foreach: runForeach,
  Function: runConnectorCall,
  Http: runHttp,
  HttpWebhook: runHttpWebhook,
  If: runIf,
  IncrementVariable: runIncrementVariable,
  InitializeVariable: runInitializeVariable,
  JavaScriptCode: runJavaScriptCode,
  Join: runJoin,
  OpenApiConnection: runConnectorCall,
  OpenApiConnectionWebhook: runConnectorWebhook,
  ParseJson: runParseJson,
  Query: runQuery,
  Response: runResponse,
  Scope: runScope,
  Select: runSelect,
  ServiceProvider: runConnectorCall,
  SetVariable: runSetVariable,
  Switch: runSwitch,
  Table: runTable,
  Terminate: runTerminate,
  Until: runUntil,
  Wait: runWait,
  Workflow: runChildFlow,
} satisfies Record<string, ActionHandler>

const byType: ReadonlyMap<string, ActionHandler> = new Map(
  Object.entries(handlers).map(([type, handler]) => [type.toLowerCase(), handler]),
)

/** The handler of an action type in any case; types without one are kept and fail with `UnsupportedActionType`. */
export const actionHandler: HandlerLookup = (type) => byType.get(type.toLowerCase()) ?? runUnsupported
