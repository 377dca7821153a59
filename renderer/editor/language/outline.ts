import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import { partNameOf } from '../../../shared/wdl/definition.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import type { ActionBranch, ActionNode } from '../../../shared/wdl/graph.ts'
import { nodeAt, nodeRange } from '../../../shared/wdl/json-location.ts'
import { textOf } from '../../../shared/wdl/lookup.ts'
import { graphOf } from '../../expression/flow-scope.ts'
import { operationWord } from '../../strings/sentences.ts'

/** A line of the outline: a trigger, an action with what is inside of it, or a parameter. */
export interface OutlineItem {
  readonly name: string
  /** Title of its type. */
  readonly detail: string
  readonly kind: 'trigger' | 'action' | 'scope' | 'parameter' | 'branch'
  /** The whole property. */
  readonly range: TextRange
  /** Its name. */
  readonly nameRange: TextRange
  readonly children: readonly OutlineItem[]
}

/** The outline of a flow: parameters, triggers, actions as they are nested. */
export function outlineOf(document: FlowDocument): readonly OutlineItem[] {
  const { definition, definitionPath } = document
  const graph = graphOf(document)
  if (definition === undefined || definitionPath === undefined || graph === undefined) return []
  const item = (
    path: JsonPath,
    rest: Pick<OutlineItem, 'name' | 'detail' | 'kind'>,
    children: readonly OutlineItem[] = [],
  ): readonly OutlineItem[] => {
    const property = nodeAt(document, [...definitionPath, ...path])?.parent
    const key = property?.children?.[0]
    if (property === undefined || key === undefined) return []
    return [{ ...rest, range: nodeRange(property), nameRange: nodeRange(key), children }]
  }
  const actionItem = (node: ActionNode): readonly OutlineItem[] => {
    const filled = node.branches.filter(({ actions }) => actions.length > 0)
    const children =
      filled.length === 1 && filled[0]?.kind === 'actions'
        ? filled[0].actions.flatMap(actionItem)
        : filled.flatMap(branchItem)
    return item(
      node.path,
      {
        name: node.name,
        detail: operationWord(node.manifest.title),
        kind: children.length > 0 ? 'scope' : 'action',
      },
      children,
    )
  }
  /** A branch with a name of its own; the property that holds its actions stands for it. */
  const branchItem = ({ name, kind, path, actions }: ActionBranch): readonly OutlineItem[] =>
    item(
      path,
      { name: name ?? kind.split('.')[0] ?? kind, detail: '', kind: 'branch' },
      actions.flatMap(actionItem),
    )
  const parametersName = partNameOf(definition, 'parameters')
  return [
    ...Object.entries(definition.parameters).flatMap(([name, parameter]) =>
      item([parametersName, name], { name, detail: textOf(parameter, 'type') ?? '', kind: 'parameter' }),
    ),
    ...graph.triggers.flatMap(({ name, path, manifest }) =>
      item(path, { name, detail: operationWord(manifest.title), kind: 'trigger' }),
    ),
    ...graph.top.actions.flatMap(actionItem),
  ].sort((a, b) => a.range.start - b.range.start)
}

/** The items around an offset, the outermost first, each with the items beside it. */
export function crumbsAt(
  items: readonly OutlineItem[],
  offset: number,
): readonly { readonly item: OutlineItem; readonly siblings: readonly OutlineItem[] }[] {
  const found = items.find(({ range }) => range.start <= offset && offset <= range.end)
  return found === undefined ? [] : [{ item: found, siblings: items }, ...crumbsAt(found.children, offset)]
}
