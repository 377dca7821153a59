import { RequestError } from '../../shared/errors/index.ts'
import { compileValue } from '../../shared/expressions/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import type { Slot } from './frame.ts'
import type { EnginePart } from './plan.ts'
import type { RunCore } from './run-core.ts'

/** Compiles an expression somebody asks for, with or without `@`. Throws RequestError `run.debug-expression`. */
export function compileAsked(text: string): EnginePart {
  const trimmed = text.trim()
  const source = trimmed.startsWith('@') || trimmed.includes('@{') ? trimmed : `@${trimmed}`
  const compiled = compileValue(source)
  const found = compiled.issues.find(({ issue }) => issue.severity === 'error')
  if (found !== undefined) {
    throw new RequestError('run.debug-expression', found.issue.message, { hint: found.issue.hint })
  }
  return { path: [], compiled, isConstant: compiled.isConstant }
}

/**
 * Whether an expression reads something that is secured, and so must not be shown. What it names only at run time is
 * taken for secured wherever the flow holds anything secured at all.
 */
export function readsSecret(part: EnginePart, run: RunCore, slot: Slot | undefined): boolean {
  const { plan } = run.setup
  return part.compiled.references.some(({ kind, name }) => {
    if (kind === 'item' || kind === 'items') {
      return slot?.action.scope.chain.some(({ owner }) => owner?.secureInputs === true) === true
    }
    if (kind === 'trigger') return plan.triggers.some(({ isSecure }) => isSecure)
    const isWanted = (other: string) => name === undefined || foldName(other) === foldName(name)
    if (kind === 'parameter') return plan.parameters.some((found) => found.isSecure && isWanted(found.name))
    if (kind === 'variable') {
      const held = [...run.machine.variables.values()]
      return held.some((found) => isWanted(found.name) && found.payload.content?.kind === 'secured')
    }
    if (kind === 'action' || kind === 'result') {
      return plan.actions.some((action) => {
        const isNamed =
          isWanted(action.name) ||
          action.scope.chain.some(({ owner }) => owner !== undefined && isWanted(owner.name))
        return isNamed && (action.secureInputs || action.secureOutputs)
      })
    }
    return false
  })
}
