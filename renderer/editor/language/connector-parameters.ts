import type { TextRange } from '../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { OperationDetail } from '../../../shared/ipc/connectors-payloads.ts'
import { printJson } from '../../../shared/json/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { isObject, isSameName, objectOf, propertyOf } from '../../../shared/wdl/lookup.ts'
import { placeAtOffset } from '../../../shared/wdl/place-at-offset.ts'
import {
  type FlatParameter,
  flatParameters,
  givenParameters,
} from '../../connector-operations/flatten-parameters.ts'
import { graphOf } from '../../expression/flow-scope.ts'
import { resolved, typeOfSchema } from '../../expression/value-schema.ts'
import { ownerOf } from './embedded-expression.ts'

/** A place in the parameters of a step that calls a connector. */
export interface ParameterPlace {
  readonly step: WdlObject
  /** What is named, or whose value is written; undefined where a name is about to be. */
  readonly name: string | undefined
  readonly isName: boolean
  readonly range: TextRange
  /** Names that the step gives already. */
  readonly given: ReadonlySet<string>
}

/** Whether an offset of a flow's text lies in `inputs.parameters` of a connector's step, and where there. */
export function parameterPlaceAt(document: FlowDocument, offset: number): ParameterPlace | undefined {
  const place = placeAtOffset(document.text, offset)
  const { owner, place: inside } = ownerOf(document, place.path)
  const [inputs, parameters, name, ...deeper] = inside
  if (owner === undefined || deeper.length > 0 || !isNamed(inputs, 'inputs')) return undefined
  if (!isNamed(parameters, 'parameters') && !isNamed(parameters, 'queries')) return undefined
  if (place.isName ? name !== undefined : typeof name !== 'string') return undefined
  const graph = graphOf(document)
  const action = graph?.action(owner)
  const trigger = graph?.trigger(owner)
  const step = action?.action ?? trigger?.trigger
  if (step === undefined || (action ?? trigger)?.manifest.traits.needsConnection !== true) return undefined
  const written = place.isName ? textIn(place.written) : String(name)
  return {
    step,
    name: written,
    isName: place.isName,
    range: place.range,
    given: new Set(Object.keys(givenParameters(step)).map((one) => one.toLowerCase())),
  }
}

function isNamed(step: string | number | undefined, name: string): boolean {
  return typeof step === 'string' && isSameName(step, name)
}

function textIn(literal: string): string | undefined {
  return /^"((?:[^"\\]|\\.)*)"?$/.exec(literal)?.[1]
}

/** What can be written at a place. */
export interface ParameterProposal {
  readonly label: string
  /** JSON. */
  readonly text: string
  readonly detail: string
  readonly documentation: string
  readonly isRequired: boolean
}

/** Names that the operation takes and the step does not give yet; required ones first. */
export function nameProposals(detail: OperationDetail, place: ParameterPlace): readonly ParameterProposal[] {
  return parametersOf(detail, place.step)
    .filter(
      ({ name, visibility }) =>
        visibility !== 'internal' &&
        // A body that is given in parts is not given whole.
        ![...place.given].some((other) => other.startsWith(`${name.toLowerCase()}/`)) &&
        (!place.given.has(name.toLowerCase()) || isSameName(name, place.name ?? '')),
    )
    .map((parameter) => ({
      label: parameter.name,
      text: printJson(parameter.name),
      detail: typeText(parameter, detail),
      documentation: describeParameter(parameter, detail),
      isRequired: parameter.isRequired,
    }))
}

/** Values that the description allows: its choices, yes and no, the default. */
export function valueProposals(detail: OperationDetail, place: ParameterPlace): readonly ParameterProposal[] {
  const parameter = findParameter(detail, place)
  if (parameter === undefined) return []
  const schema = resolved(parameter.schema, detail.root)
  const listed = propertyOf(schema, 'enum')
  const values: readonly WdlValue[] = [
    ...(Array.isArray(listed) ? listed : []),
    ...(typeOfSchema(schema) === 'boolean' ? [true, false] : []),
    ...(parameter.default === undefined ? [] : [parameter.default]),
  ]
  const texts = new Map(values.map((value) => [printJson(value), value]))
  return [...texts].map(([text, value]) => ({
    label: typeof value === 'string' ? value : text,
    text,
    detail: parameter.title ?? parameter.name,
    documentation: '',
    isRequired: false,
  }))
}

/** What the description says of the parameter at a place. */
export function findParameter(
  detail: OperationDetail,
  { name, step }: ParameterPlace,
): FlatParameter | undefined {
  return parametersOf(detail, step).find((parameter) => isSameName(parameter.name, name ?? ''))
}

function parametersOf(detail: OperationDetail, step: WdlObject): readonly FlatParameter[] {
  const given = givenParameters(step)
  // A body that is given whole is proposed whole, one that is not in its parts.
  return flatParameters(detail, given)
}

/** The words of a parameter, as Markdown. */
export function describeParameter(parameter: FlatParameter, detail: OperationDetail): string {
  const { description, isRequired, name, title } = parameter
  const listed = propertyOf(resolved(parameter.schema, detail.root), 'enum')
  const choices = Array.isArray(listed) ? listed.map((value) => `\`${printJson(value)}\``).join(', ') : ''
  const given = objectOf(parameter.schema, 'default') ?? parameter.default
  return [
    `**${title ?? name}**${isRequired ? ' \\*' : ''} · ${typeText(parameter, detail)}`,
    ...(description === undefined ? [] : [description]),
    ...(choices === '' ? [] : [choices]),
    ...(given === undefined || isObject(given) ? [] : [`= \`${printJson(given)}\``]),
  ].join('\n\n')
}

function typeText({ schema }: FlatParameter, { root }: OperationDetail): string {
  const whole = resolved(schema, root)
  const format = propertyOf(whole, 'format')
  const type = typeOfSchema(whole)
  return typeof format === 'string' ? `${type} (${format})` : type
}
