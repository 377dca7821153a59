import { RequestError } from '../../../shared/errors/index.ts'
import { say } from '../../../shared/errors/say.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { findTemplate, templateTextIn } from '../../../shared/templates/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import type { FlowFragment } from '../../../shared/wdl/flow-fragment.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import { pasteActions } from '../../../shared/wdl/paste-actions.ts'
import { flowFragment } from '../../../shared/wdl/read-fragment.ts'
import { bridge } from '../../bridge/bridge.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { language } from '../../strings/language.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import type { TemplateRef } from '../operations/offered-operation.ts'
import type { AddedStep } from './add-step.ts'

/** The actions of a template. Rejects with RequestError `request.no-such-template` where there are none. */
export async function readTemplate(
  environmentId: EnvironmentId,
  { kind, id }: TemplateRef,
  title: string,
): Promise<FlowFragment> {
  const shipped = kind === 'shipped' ? findTemplate(id) : undefined
  const text =
    kind === 'own'
      ? await bridge.flows.readTemplate({ environmentId, fileName: id })
      : shipped && templateTextIn(shipped, title, language)
  const fragment = text === undefined ? undefined : flowFragment(text)
  if (fragment !== undefined && Object.keys(fragment.actions).length > 0) return fragment
  throw new RequestError('request.no-such-template', canvasStrings.operations.emptyTemplate(title))
}

/** The edit that adds all actions of a template at a place, under free names, with what they need of a flow. */
export function addTemplate(
  document: FlowDocument,
  title: string,
  fragment: FlowFragment,
  { branch, after, before, isParallel = false }: AddPlace,
): AddedStep {
  const base = document.definitionPath?.length ?? 0
  const { edits, names } = pasteActions(document, fragment, {
    branch: branch.path.slice(base),
    ...(after === undefined ? {} : { after: after.name }),
    ...(before === undefined ? {} : { before: before.name }),
    ...(isParallel ? { parallel: true } : {}),
  })
  const ids = names.map((name) => pointerOf([...branch.path, name]))
  return { edit: { label: say`Add template '${title}'`, edits }, id: ids[0] ?? '', all: ids }
}
