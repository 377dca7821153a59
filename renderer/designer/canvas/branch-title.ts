import { designerStrings } from '../../strings/designer.ts'
import type { FlowBranch } from '../model/flow-model.ts'

const words = designerStrings.branches

/** What a branch is called on the canvas: True, False, the case with its value, the tool, Default. */
export function branchTitle(branch: FlowBranch): string {
  if (branch.name !== undefined) return words.caseOf(branch.name, branch.caseValue)
  switch (branch.kind) {
    case 'actions':
      return words.whenTrue
    case 'else.actions':
      return words.whenFalse
    case 'default.actions':
      return words.otherwise
    default:
      return words.inside
  }
}

/** Whether a branch is the yes or the no of its step. */
export function branchTone(branch: FlowBranch): 'good' | 'bad' | 'plain' {
  if (branch.kind === 'actions') return 'good'
  return branch.kind === 'else.actions' ? 'bad' : 'plain'
}
