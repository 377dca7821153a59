import type { FlowModel, FlowStep } from '../model/flow-model.ts'

/** Siblings a step could run after in addition: not itself, not those before it already, none that waits for it. */
export function possiblePredecessors(model: FlowModel, step: FlowStep): readonly FlowStep[] {
  const siblings = siblingsOf(model, step)
  const waiting = new Set([step.id])
  let grew = true
  while (grew) {
    grew = false
    for (const other of siblings) {
      if (waiting.has(other.id) || !other.runAfter.some(({ id }) => id !== undefined && waiting.has(id)))
        continue
      waiting.add(other.id)
      grew = true
    }
  }
  const before = new Set(step.runAfter.map(({ id }) => id))
  return siblings.filter((other) => !waiting.has(other.id) && !before.has(other.id))
}

function siblingsOf(model: FlowModel, step: FlowStep): readonly FlowStep[] {
  if (step.parentId === undefined) return model.top.steps
  const parent = model.steps.find(({ id }) => id === step.parentId)
  return parent?.branches.find((branch) => branch.steps.includes(step))?.steps ?? []
}
