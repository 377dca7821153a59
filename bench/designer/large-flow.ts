/** Text of a flow with `count` actions that nest 8 deep, as a solution holds it. */
export function largeFlowText(displayName: string, count: number): string {
  let made = 0
  const next = (kind: string) => `${kind}_${++made}`
  const chain = (build: (add: (name: string, action: object) => void) => void): object => {
    const actions: Record<string, object> = {}
    let last: string | undefined
    build((name, action) => {
      actions[name] = { ...action, runAfter: last === undefined ? {} : { [last]: ['Succeeded'] } }
      last = name
    })
    return actions
  }
  const plain = (add: (name: string, action: object) => void, many: number): void => {
    for (let index = 0; index < many && made < count; index++) {
      const name = next('Compose')
      add(name, { type: 'Compose', inputs: { text: `@{utcNow()} ${name}`, list: [1, 2, 3] } })
    }
  }
  const level = (depth: number): object =>
    chain((add) => {
      plain(add, 4)
      if (depth >= 8 || made >= count) return
      const name = next(['Scope', 'Condition', 'Each'][depth % 3] ?? 'Scope')
      const inner = level(depth + 1)
      if (depth % 3 === 0) add(name, { type: 'Scope', actions: inner })
      else if (depth % 3 === 1) {
        const otherwise = { actions: chain((other) => plain(other, 3)) }
        add(name, { type: 'If', expression: { equals: [1, 1] }, actions: inner, else: otherwise })
      } else add(name, { type: 'Foreach', foreach: '@createArray(1, 2, 3)', actions: inner })
      plain(add, 3)
    })
  const actions: Record<string, object> = {}
  let last: string | undefined
  while (made < count) {
    for (const [name, action] of Object.entries(level(1))) {
      const runAfter = (action as { runAfter: object }).runAfter
      const isFirst = Object.keys(runAfter).length === 0
      actions[name] =
        isFirst && last !== undefined ? { ...action, runAfter: { [last]: ['Succeeded'] } } : action
      last = name
    }
  }
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {},
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object' } } } },
    actions,
    outputs: {},
  }
  const file = { schemaVersion: '1.0.0.0', properties: { displayName, connectionReferences: {}, definition } }
  return `${JSON.stringify(file, null, 2)}\n`
}
