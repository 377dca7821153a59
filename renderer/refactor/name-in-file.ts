import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'

/**
 * A typed name as the file spells it. Spaces in the names of steps are underscores there, as the platform writes them; a
 * name that had spaces keeps them.
 */
export function nameInFile(draft: string, { kind, name }: FlowSymbol): string {
  const trimmed = draft.trim()
  const isStep = kind === 'action' || kind === 'trigger'
  return !isStep || name.includes(' ') ? trimmed : trimmed.replaceAll(' ', '_')
}
