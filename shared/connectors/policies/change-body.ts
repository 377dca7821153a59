import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { textOf } from '../../wdl/lookup.ts'
import { bodyOfRequest, withBodyValue } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { changeProperty } from './policy-path.ts'

/**
 * A policy that changes one property of a body (`propertyParentPath`, `propertySubPath`) and writes it to
 * `newPropertyPath`; to its own place when that is empty. `change` answers `undefined` for values it is not made for.
 */
export function bodyPolicy(
  templateId: string,
  change: (value: WdlValue, parameters: WdlObject) => WdlValue | undefined,
): PolicyTemplate {
  const apply = (body: WdlValue, parameters: WdlObject): WdlValue => {
    const parent = textOf(parameters, 'propertyParentPath') ?? '@body()'
    const sub = textOf(parameters, 'propertySubPath') ?? ''
    const given = textOf(parameters, 'newPropertyPath') ?? ''
    const own = sub === '' ? parent : `${parent}${/^[.[]/.test(sub) ? '' : '.'}${sub}`
    return changeProperty(body, { parent, sub, target: given === '' ? own : given }, (value) =>
      change(value, parameters),
    )
  }
  return {
    templateId,
    section: 'both',
    request: (request, parameters) => withBodyValue(request, apply(bodyOfRequest(request), parameters)),
    response: (answer, parameters) => ({ ...answer, body: apply(answer.body, parameters) }),
  }
}
