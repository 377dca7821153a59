import type { WdlValue } from '../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'

/** What a piece of code reads of the flow. */
export interface ScriptDependencies {
  /** Names of actions, each once, as the code or the definition writes them. */
  readonly actions: readonly string[]
  readonly readsTrigger: boolean
}

/** `actions.Name`, `actions['Name']`, `actions?.Name`, `actions?.["Name"]`. */
const actionAccess = /\bactions\s*(?:\?\.|\.)?\s*(?:([A-Za-z_$][\w$]*)|\[\s*(["'`])(.+?)\2\s*\])/g

/**
 * Reads from an action's `inputs` which outputs its code needs: those it names and those `explicitDependencies`
 * lists. Source: "Add and run code snippets by using inline code", "Add parameters".
 */
export function scriptDependencies(inputs: WdlValue): ScriptDependencies {
  const code = textOf(inputs, 'code') ?? ''
  const names = new Set<string>()
  for (const [, plain, , quoted] of code.matchAll(actionAccess)) {
    const name = plain ?? quoted
    if (name !== undefined) names.add(name)
  }
  const explicit = objectOf(inputs, 'explicitDependencies')
  const listed = propertyOf(explicit, 'actions')
  for (const name of Array.isArray(listed) ? (listed as readonly WdlValue[]) : []) {
    if (typeof name === 'string') names.add(name)
  }
  const readsTrigger = /\btrigger\b/.test(code) || propertyOf(explicit, 'includeTrigger') === true
  return { actions: [...names], readsTrigger }
}
