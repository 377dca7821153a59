import type { FlowModel, FlowStep } from './flow-model.ts'

/**
 * The step to select when some of a model go: the one before, else one behind, else what they were in, else the trigger,
 * else the first action.
 * `isLeft` tells whether a step of that id is there afterwards.
 */
export function neighbourOf(
  { steps, triggers }: Pick<FlowModel, 'steps' | 'triggers'>,
  gone: readonly FlowStep[],
  isLeft: (id: string) => boolean,
): string | undefined {
  const left = (id: string | undefined) => (id !== undefined && isLeft(id) ? id : undefined)
  for (const step of gone) {
    const before = step.runAfter.find(({ id }) => left(id) !== undefined)?.id
    const behind = steps.find(
      ({ id, runAfter }) => isLeft(id) && runAfter.some((edge) => edge.id === step.id),
    )
    const next = before ?? behind?.id ?? left(step.parentId)
    if (next !== undefined) return next
  }
  return triggers.find(({ id }) => isLeft(id))?.id ?? steps.find(({ id }) => isLeft(id))?.id
}
