import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { partNameOf } from '../definition.ts'
import { changedVariableOf, variablesOf } from '../flow-variables.ts'
import { foldName } from '../lookup.ts'
import type { SymbolKind } from '../symbols/flow-symbol.ts'
import { indexSymbols } from '../symbols/index-symbols.ts'

/** Things that are made and never used: variables nobody reads, parameters, connection references. */
export function checkUnused(context: CheckContext): void {
  const index = indexSymbols(context.document)
  const isUsed = (kind: SymbolKind, name: string, ...roles: readonly string[]) =>
    index.of({ kind, name }).some(({ role }) => roles.includes(role))
  // Names that are put together at run time could mean anything.
  const computes = (kind: 'variable' | 'parameter') =>
    context.expressions.some(({ references }) =>
      references.some((reference) => reference.kind === kind && reference.name === undefined),
    )
  const changesComputed = context.graph.actions.some((node) =>
    context.isExpressionText(changedVariableOf(node)),
  )
  if (!computes('variable') && !changesComputed) {
    const seen = new Set<string>()
    for (const { name, node, path } of variablesOf(context.graph)) {
      if (isUsed('variable', name, 'expression') || seen.has(foldName(name))) continue
      seen.add(foldName(name))
      const isChanged = isUsed('variable', name, 'change')
      context.report({
        severity: 'info',
        code: 'definition.unused-variable',
        path: [...path, 'name'],
        part: 'value',
        message: isChanged
          ? say`The variable '${name}' is changed, but nothing reads it.`
          : say`The variable '${name}' is never used.`,
        hint: say`Take it away, or use it.`,
        action: node.name,
      })
    }
  }
  if (!computes('parameter')) {
    const key = partNameOf(context.definition, 'parameters')
    for (const name of Object.keys(context.definition.parameters)) {
      if (name.startsWith('$') || isUsed('parameter', name, 'expression')) continue
      context.report({
        severity: 'info',
        code: 'definition.unused-parameter',
        path: [key, name],
        message: say`The parameter '${name}' is never used.`,
        hint: say`Take it away, or use it.`,
      })
    }
  }
  checkConnections(context, (name) => isUsed('connection', name, 'use'))
}

function checkConnections(context: CheckContext, isUsed: (name: string) => boolean): void {
  const declared = indexSymbols(context.document).places.filter(
    ({ symbol, role }) => symbol.kind === 'connection' && role === 'definition',
  )
  for (const { symbol, path, range } of declared) {
    if (isUsed(symbol.name)) continue
    context.reportAt({
      severity: 'info',
      code: 'definition.unused-connection-reference',
      path,
      range,
      message: say`No action goes through the connection reference '${symbol.name}'.`,
      hint: say`Take it away; whoever imports the flow is asked for a connection that it does not need.`,
    })
  }
}
