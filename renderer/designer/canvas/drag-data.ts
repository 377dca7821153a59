/** What is dragged onto a canvas, by the type of the data. Only that can be seen until it is dropped. */
const operationType = 'application/x-flowbench-operation'
const stepsType = 'application/x-flowbench-steps'

/** Something that can be dropped on a canvas. */
export type Dropped =
  | { readonly what: 'operation'; readonly key: string }
  /** Ids of steps of the flow whose document key is `flow`. */
  | { readonly what: 'steps'; readonly ids: readonly string[] }

/** Begins dragging an operation out of the panel. */
export function dragOperation(data: DataTransfer, key: string): void {
  data.setData(operationType, key)
  data.effectAllowed = 'copy'
}

/** Begins dragging steps of the canvas. */
export function dragSteps(data: DataTransfer, ids: readonly string[]): void {
  data.setData(stepsType, JSON.stringify(ids))
  data.effectAllowed = 'copyMove'
}

/** What is being dragged; undefined: nothing for a canvas. */
export function draggedKind(data: DataTransfer): Dropped['what'] | undefined {
  if (data.types.includes(operationType)) return 'operation'
  return data.types.includes(stepsType) ? 'steps' : undefined
}

/** What was dropped. */
export function readDropped(data: DataTransfer): Dropped | undefined {
  const key = data.getData(operationType)
  if (key !== '') return { what: 'operation', key }
  const text = data.getData(stepsType)
  if (text === '') return undefined
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? { what: 'steps', ids: ids.filter((id) => typeof id === 'string') } : undefined
}
