import type { JsonPath } from '../../shared/errors/index.ts'
import { type CompiledValue, compileValue } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { operationOf } from '../../shared/operations/index.ts'
import { type PlatformLimits, platformLimits } from '../../shared/profiles/platform-limits.ts'
import type { LimitMode, ProfileName } from '../../shared/profiles/profile.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { HandlerLookup, Part, PrepareTools } from './action-handler.ts'
import { readBranches } from './branches.ts'
import { limitProblems } from './limit-problems.ts'
import type {
  ActionPlan,
  EnginePart,
  ParameterPlan,
  Plan,
  PlanProblem,
  ScopePlan,
  TriggerPlan,
} from './plan.ts'
import { ReadShapes } from './read-shapes.ts'
import { readRunAfter } from './run-after.ts'
import { type PlanReference, secureParts, spreadSecrets } from './secrets.ts'
import type { TriggerLookup } from './trigger-handler.ts'

/** Registries that give a plan its behaviour. */
export interface Handlers {
  readonly actions: HandlerLookup
  readonly triggers: TriggerLookup
}

/** Deepest nesting of scopes; the platform allows 8, generated flows somewhat more. */
const maxNesting = 64

/** A plan, or every reason why there is none. */
export type CompileOutcome =
  | { readonly plan: Plan; readonly problems?: undefined }
  | { readonly plan?: undefined; readonly problems: readonly PlanProblem[] }

/** Turns a definition into a plan. Never throws for what a definition may hold. */
export function compile(
  definition: WdlValue,
  profile: ProfileName,
  handlers: Handlers,
  limits: LimitMode = 'enforced',
): CompileOutcome {
  const compiler = new Compiler(handlers, profile)
  const plan = compiler.compile(definition)
  if (plan !== undefined && limits === 'enforced') compiler.problems.push(...limitProblems(plan))
  return compiler.problems.length > 0 || plan === undefined ? { problems: compiler.problems } : { plan }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class Compiler {
  readonly problems: PlanProblem[] = []
  private readonly handlers: Handlers
  private readonly profile: ProfileName
  private readonly limits: PlatformLimits
  private readonly actions: ActionPlan[] = []
  private readonly byName = new Map<string, ActionPlan>()
  private readonly references: PlanReference[] = []
  private scopes = 0
  private staticResults: WdlObject = {}
  private readonly triggerNames = new Set<string>()
  private readonly secureParameters: string[] = []

  constructor(handlers: Handlers, profile: ProfileName) {
    this.handlers = handlers
    this.profile = profile
    this.limits = platformLimits(profile)
  }

  compile(definition: WdlValue): Plan | undefined {
    if (!isObject(definition)) {
      this.problem('definition.not-an-object', 'The workflow definition is not a JSON object.', [])
      return undefined
    }
    this.staticResults = objectOf(definition, 'staticResults') ?? {}
    for (const name of Object.keys(objectOf(definition, 'triggers') ?? {}))
      this.triggerNames.add(foldName(name))
    const actionsName = propertyNameOf(definition, 'actions') ?? 'actions'
    const root = this.scope(definition[actionsName] ?? {}, [actionsName], undefined, '')
    const parameters = this.parameters(objectOf(definition, 'parameters'))
    const triggers = this.triggers(definition)
    const outputs = Object.entries(objectOf(definition, 'outputs') ?? {}).map(([name, output]) => ({
      name,
      type: textOf(output, 'type') ?? 'object',
      value: this.part(propertyOf(output, 'value') ?? null, ['outputs', name, 'value'], undefined, false),
    }))
    this.markReferences()
    spreadSecrets(this.actions, this.references, {
      parameters: this.secureParameters,
      trigger: triggers.some(({ isSecure }) => isSecure),
    })
    let shapes: ReadShapes | undefined
    return {
      root,
      actions: this.actions,
      actionsByName: this.byName,
      triggers,
      parameters,
      connectionNames: connectionNames(definition),
      outputs,
      profile: this.profile,
      limits: this.limits,
      readShapes: () => {
        shapes ??= new ReadShapes(definition)
        return shapes
      },
    }
  }

  private problem(
    code: PlanProblem['code'],
    message: string,
    path: JsonPath,
    more: Partial<PlanProblem> = {},
  ): void {
    this.problems.push({ code, message, path, ...more })
  }

  private scope(value: WdlValue, path: JsonPath, owner: ActionPlan | undefined, branch: string): ScopePlan {
    const chain: ScopePlan[] = owner === undefined ? [] : [...owner.scope.chain]
    const scope: ScopePlan = { id: this.scopes, owner, branch, actions: [], roots: [], leaves: [], chain }
    chain.push(scope)
    this.scopes += 1
    if (!isObject(value)) {
      this.problem('definition.actions-not-an-object', 'The list of actions is not a JSON object.', path)
      return scope
    }
    if (chain.length > maxNesting) {
      this.problem('definition.nested-too-deep', `Actions are nested deeper than ${maxNesting} levels.`, path)
      return scope
    }
    const entries = Object.entries(value)
    const indices = new Map(entries.map(([name], index) => [foldName(name), index]))
    const waits = entries.map(([name, action]) =>
      readRunAfter(action, indices, this.triggerNames, [...path, name], (message, at, hint) =>
        this.problem('definition.run-after', message, at, {
          action: name,
          ...(hint === undefined ? {} : { hint }),
        }),
      ),
    )
    const followers: number[][] = entries.map(() => [])
    waits.forEach((wait, index) => {
      if (wait.length === 0) scope.roots.push(index)
      for (const predecessor of wait) followers[predecessor.index]?.push(index)
    })
    entries.forEach(([name, action], index) => {
      this.action(scope, name, action, [...path, name], index, waits[index] ?? [], followers[index] ?? [])
      if (followers[index]?.length === 0) scope.leaves.push(index)
    })
    this.findCycle(
      entries.map(([name]) => name),
      waits,
      followers,
      path,
    )
    return scope
  }

  private action(
    scope: ScopePlan,
    name: string,
    value: WdlValue,
    path: JsonPath,
    index: number,
    runAfter: ActionPlan['runAfter'],
    followers: readonly number[],
  ): void {
    const definition = isObject(value) ? value : {}
    const type = textOf(definition, 'type')
    if (!isObject(value))
      this.problem('definition.action-not-an-object', `Action '${name}' is not a JSON object.`, path)
    else if (type === undefined) {
      this.problem('definition.missing-type', `Action '${name}' has no type.`, path, { action: name })
    }
    const branches = new Map<string, ScopePlan>()
    const secure = secureParts(definition)
    const action: Mutable<ActionPlan> = {
      id: this.actions.length,
      index,
      name,
      type: type ?? '',
      definition,
      path,
      scope,
      runAfter,
      followers,
      prepared: { execute: () => ({ kind: 'completed', status: 'Failed', code: 'UnsupportedActionType' }) },
      branches,
      loop: undefined,
      secureInputs: secure.has('inputs'),
      secureOutputs: secure.has('outputs'),
      staticResult: undefined,
      trackedProperties: undefined,
      timeout: undefined,
      isReadOutsideLoop: false,
      gathers: [],
      isResultRead: false,
    }
    this.actions.push(action)
    scope.actions.push(action)
    const folded = foldName(name)
    if (this.byName.has(folded)) {
      this.problem('definition.duplicate-action', `Two actions are named '${name}'.`, path, { action: name })
    } else this.byName.set(folded, action).set(name, action)
    const handler = type === undefined ? undefined : this.handlers.actions(type)
    if (handler !== undefined) action.prepared = handler(definition, this.tools(path, action))
    const { loop } = operationOf(action.type).traits
    action.loop = loop === 'none' ? undefined : loop
    const tracked = propertyOf(definition, 'trackedProperties')
    if (tracked !== undefined && tracked !== null) {
      action.trackedProperties = this.part(tracked, [...path, 'trackedProperties'], action, false)
    }
    const staticName = enabledStaticResult(definition)
    if (staticName !== undefined) {
      const found = propertyNameOf(this.staticResults, staticName) ?? staticName
      action.staticResult = this.part(
        this.staticResults[found] ?? {},
        ['staticResults', found],
        action,
        false,
      )
    }
    const timeout = action.loop === 'until' ? undefined : propertyOf(objectOf(definition, 'limit'), 'timeout')
    if (timeout !== undefined && timeout !== null) {
      action.timeout = this.part(timeout, [...path, 'limit', 'timeout'], action, false)
    }
    for (const { branch, actions, at } of readBranches(definition)) {
      branches.set(branch, this.scope(actions, [...path, ...at], action, branch))
    }
  }

  private tools(path: JsonPath, action: ActionPlan | undefined): PrepareTools {
    return {
      limits: this.limits,
      profile: this.profile,
      compile: (value, ...below): Part => this.part(value ?? null, [...path, ...below], action, true),
      problem: (message, at, hint) =>
        this.problem('definition.cannot-run', message, [...path, ...at], {
          ...(action === undefined ? {} : { action: action.name }),
          ...(hint === undefined ? {} : { hint }),
        }),
    }
  }

  private part(
    value: WdlValue,
    path: JsonPath,
    action: ActionPlan | undefined,
    inInputs: boolean,
  ): EnginePart {
    const compiled: CompiledValue = compileValue(value, { path })
    for (const found of compiled.issues) {
      if (found.issue.severity !== 'error') continue
      this.problem(found.issue.code, found.issue.message, found.path, {
        range: found.issue.range,
        ...(action === undefined ? {} : { action: action.name }),
        ...(found.issue.hint === undefined ? {} : { hint: found.issue.hint }),
      })
    }
    for (const reference of compiled.references) {
      this.references.push({ from: action, isInput: inInputs, kind: reference.kind, name: reference.name })
    }
    return { path, compiled, isConstant: compiled.isConstant }
  }

  private triggers(definition: WdlObject): TriggerPlan[] {
    const triggers = objectOf(definition, 'triggers') ?? {}
    const triggersName = propertyNameOf(definition, 'triggers') ?? 'triggers'
    return Object.entries(triggers).flatMap(([name, value]) => {
      if (!isObject(value)) return []
      const type = textOf(value, 'type') ?? ''
      const path = [triggersName, name]
      const inputs = this.triggerInputs(value, path)
      return [
        {
          name,
          type,
          ...(inputs === undefined ? {} : { inputs }),
          isSecure: secureParts(value).size > 0,
          definition: value,
          path,
          prepared: this.handlers.triggers(type)(value, this.tools(path, undefined)),
        },
      ]
    })
  }

  /** A problem in them is no reason not to run: whoever listens for the trigger tells of it. */
  private triggerInputs(trigger: WdlObject, path: JsonPath): EnginePart | undefined {
    const inputs = objectOf(trigger, 'inputs')
    if (inputs === undefined) return undefined
    const open = Object.entries(inputs).filter(([name]) => foldName(name) !== 'authentication')
    const at = [...path, propertyNameOf(trigger, 'inputs') ?? 'inputs']
    const compiled = compileValue(Object.fromEntries(open), { path: at })
    const isSecret = compiled.references.some(
      ({ kind, name }) => kind === 'parameter' && this.secureParameters.includes(foldName(name ?? '')),
    )
    const isBroken = compiled.issues.some(({ issue }) => issue.severity === 'error')
    return isSecret || isBroken ? undefined : { path: at, compiled, isConstant: compiled.isConstant }
  }

  private parameters(parameters: WdlObject | undefined): ParameterPlan[] {
    return Object.entries(parameters ?? {}).map(([name, parameter]) => {
      const type = foldName(textOf(parameter, 'type') ?? 'object')
      const isSecure = type.startsWith('secure')
      // Every connector action of a cloud flow names `$authentication`, in a part that records leave out anyway.
      if (isSecure && foldName(name) !== '$authentication') this.secureParameters.push(foldName(name))
      return { name, type, isSecure, defaultValue: propertyOf(parameter, 'defaultValue') }
    })
  }

  private findCycle(
    names: readonly string[],
    waits: readonly ActionPlan['runAfter'][],
    followers: readonly number[][],
    path: JsonPath,
  ): void {
    const open = waits.map((wait) => wait.length)
    const queue = open.flatMap((count, index) => (count === 0 ? [index] : []))
    for (let at = 0; at < queue.length; at += 1) {
      for (const follower of followers[queue[at] as number] ?? []) {
        open[follower] = (open[follower] ?? 0) - 1
        if (open[follower] === 0) queue.push(follower)
      }
    }
    const stuck = names.filter((_, index) => (open[index] ?? 0) > 0)
    const first = stuck[0]
    if (first === undefined) return
    this.problem(
      'definition.run-after-cycle',
      `These actions wait for each other in a circle: ${stuck.slice(0, 5).join(', ')}.`,
      [...path, first, 'runAfter'],
      { action: first, hint: 'Remove one of the runAfter entries.' },
    )
  }

  /** Marks what must be remembered because an expression somewhere asks for it. */
  private markReferences(): void {
    const readsAnyResult = this.references.some(({ kind, name }) => kind === 'result' && name === undefined)
    for (const action of this.actions as Mutable<ActionPlan>[]) {
      if (readsAnyResult && action.branches.size > 0) action.isResultRead = true
    }
    for (const { from, kind, name } of this.references) {
      const target = name === undefined ? undefined : (this.byName.get(foldName(name)) as Mutable<ActionPlan>)
      if (target === undefined) continue
      if (kind === 'result') target.isResultRead = true
      if (kind !== 'action') continue
      const around = from?.scope.chain ?? []
      const isOutside = target.scope.chain.some(
        (scope) => scope.owner?.loop !== undefined && !around.includes(scope) && scope.owner !== from,
      )
      if (isOutside) target.isReadOutsideLoop = true
    }
    for (const action of this.actions) {
      if (!action.isReadOutsideLoop) continue
      for (const { owner } of action.scope.chain) {
        if (owner?.loop === 'foreach') (owner as Mutable<ActionPlan>).gathers = [...owner.gathers, action]
      }
    }
  }
}

function enabledStaticResult(definition: WdlObject): string | undefined {
  const reference = objectOf(objectOf(definition, 'runtimeConfiguration'), 'staticResult')
  if (foldName(textOf(reference, 'staticResultOptions') ?? '') !== 'enabled') return undefined
  return textOf(reference, 'name')
}

const connectionLookup = /parameters\('\$connections'\)\??\[\\?'([^'\\]+)\\?'\]/gi

function connectionNames(definition: WdlObject): string[] {
  const names = new Set<string>()
  const visit = (value: WdlValue, depth: number): void => {
    if (typeof value === 'string') {
      if (!value.includes('$connections')) return
      for (const match of value.matchAll(connectionLookup)) if (match[1] !== undefined) names.add(match[1])
    } else if (depth < 200 && typeof value === 'object' && value !== null) {
      for (const inner of Array.isArray(value) ? value : Object.values(value))
        visit(inner as WdlValue, depth + 1)
    }
  }
  visit(definition, 0)
  return [...names]
}
