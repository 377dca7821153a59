import { designerStrings } from '../../strings/designer.ts'
import type { FlowBranch, FlowStep } from '../model/flow-model.ts'
import { readableName } from './step-name.ts'

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

/** What a branch is called in a sentence: of a step with a single one that step's name, as the branch has no head. */
export function branchPhrase(branch: FlowBranch, owner: FlowStep | undefined): string {
  if (owner === undefined) return words.top
  return owner.branches.length === 1 && branch.name === undefined
    ? readableName(owner.name)
    : branchTitle(branch)
}

/** Whether a branch is the yes or the no of its step. */
export function branchTone(branch: FlowBranch): 'good' | 'bad' | 'plain' {
  if (branch.kind === 'actions') return 'good'
  return branch.kind === 'else.actions' ? 'bad' : 'plain'
}
