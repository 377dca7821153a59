import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { textOf } from '../../wdl/lookup.ts'
import { bodyOfRequest, withBodyValue } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { changeProperty } from './policy-path.ts'

/** The property that a policy is about; the platform's schema has the text `null` as the default of `propertySubPath`. */
export function readPlace(parameters: WdlObject): {
  readonly parent: string
  readonly sub: string
  /** Both as one path from the body. */
  readonly own: string
} {
  const parent = textOf(parameters, 'propertyParentPath') ?? '@body()'
  const given = textOf(parameters, 'propertySubPath') ?? ''
  const sub = given.trim().toLowerCase() === 'null' ? '' : given
  return { parent, sub, own: sub === '' ? parent : `${parent}${/^[.[]/.test(sub) ? '' : '.'}${sub}` }
}

/**
 * A policy that changes one property of a body (`propertyParentPath`, `propertySubPath`) and writes it to
 * `newPropertyPath`; to its own place when that is empty. `change` answers `undefined` for values it is not made for.
 */
export function bodyPolicy(
  templateId: string,
  change: (value: WdlValue, parameters: WdlObject) => WdlValue | undefined,
): PolicyTemplate {
  const apply = (body: WdlValue, parameters: WdlObject): WdlValue => {
    const { parent, sub, own } = readPlace(parameters)
    const given = textOf(parameters, 'newPropertyPath') ?? ''
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
