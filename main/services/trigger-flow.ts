import { createHash } from 'node:crypto'
import type { WdlObject } from '../../shared/expressions/value.ts'
import { operationOf } from '../../shared/operations/index.ts'
import type { LimitMode } from '../../shared/profiles/profile.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { foldName, textOf } from '../../shared/wdl/lookup.ts'
import { actionHandler } from '../actions/index.ts'
import { resolveParameters } from '../engine/parameters.ts'
import type { Plan } from '../engine/plan.ts'
import { triggerHandler } from '../triggers/index.ts'
import type { StartRunRequest } from './engine-host.ts'
import { PlanCache } from './plan-cache.ts'

/** A flow that is to be turned on: its parts as `FlowFiles.prepare` gives them. */
export interface FlowToListen {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly displayName: string
  /** JSON text of the WDL definition. */
  readonly definition: string
  readonly connectionReferences?: string
  readonly parameters: Readonly<Record<string, string>>
  /** Flows that it may call, by the name under which it does. */
  readonly childFlows?: NonNullable<StartRunRequest['childFlows']>
  /** Folder of its environment. */
  readonly environmentFolder?: string
  readonly profile: StartRunRequest['profile']
  readonly limits?: LimitMode
  /** Its triggers listen to sandboxes, and its runs use them. */
  readonly sandboxes?: boolean
}

/** A flow whose triggers listen, compiled. */
export interface TriggerFlow {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly displayName: string
  /** Stands for environment and flow in addresses. */
  readonly workflowId: string
  readonly plan: Plan
  readonly parameters: WdlObject
  /** What every run of it is started with. */
  readonly start: Pick<
    StartRunRequest,
    | 'flow'
    | 'definition'
    | 'connectionReferences'
    | 'parameters'
    | 'childFlows'
    | 'environmentFolder'
    | 'profile'
    | 'limits'
    | 'origin'
    | 'mocks'
    | 'sandboxes'
  >
  /** How its caller gets an answer: a Response on the held connection, one to be fetched later, or none. */
  readonly answers: 'response' | 'asynchronously' | 'none'
}

const plans = new PlanCache({ actions: actionHandler, triggers: triggerHandler })

/** Compiles a flow. Throws DefinitionError when it does not compile, RequestError `request.parameter`. */
export function prepareTriggerFlow(flow: FlowToListen): TriggerFlow {
  const { environmentId, flowId, displayName, definition, connectionReferences, profile } = flow
  const plan = plans.get(definition, profile, flow.limits)
  const parameters = Object.fromEntries(resolveParameters(plan, flow.parameters, 'none'))
  return {
    environmentId,
    flowId,
    displayName,
    workflowId: workflowIdOf(environmentId, flowId),
    plan,
    parameters,
    start: {
      flow: { environmentId, flowId, displayName },
      definition,
      ...(connectionReferences === undefined ? {} : { connectionReferences }),
      parameters: flow.parameters,
      ...(flow.childFlows === undefined ? {} : { childFlows: flow.childFlows }),
      ...(flow.environmentFolder === undefined ? {} : { environmentFolder: flow.environmentFolder }),
      profile,
      ...(flow.limits === undefined ? {} : { limits: flow.limits }),
      origin: 'trigger',
      ...(flow.sandboxes === true ? { mocks: 'auto', sandboxes: true } : { mocks: 'none' }),
    },
    answers: answersOf(plan),
  }
}

/** 32 hexadecimal digits, as on the platform. */
function workflowIdOf(environmentId: EnvironmentId, flowId: FlowId): string {
  return createHash('sha256').update(`${environmentId}\n${flowId}`).digest('hex').slice(0, 32)
}

function answersOf(plan: Plan): TriggerFlow['answers'] {
  const responses = plan.actions.filter(({ type }) => operationOf(type).traits.isResponse)
  if (responses.length === 0) return 'none'
  const isLater = responses.some(({ definition }) =>
    foldName(textOf(definition, 'operationOptions') ?? '').includes('asynchronous'),
  )
  return isLater ? 'asynchronously' : 'response'
}
