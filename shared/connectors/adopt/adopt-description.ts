import type { WdlObject } from '../../expressions/value.ts'
import { printJson } from '../../json/index.ts'
import { readConnector } from '../read-connector.ts'
import { type DescriptionRepairs, repairDescription } from './repair-description.ts'
import { signInProperties } from './sign-in-properties.ts'

/** A description made into the two files of a connector. */
export interface AdoptedConnector {
  /** Text of apiDefinition.swagger.json. */
  readonly definition: string
  /** Text of apiProperties.json. */
  readonly properties: string
  readonly title: string
  readonly operations: number
  readonly repairs: DescriptionRepairs
}

/** Descriptions longer than this are written without line breaks: with them they would not fit. In UTF-16 units. */
const maxIndented = 30_000_000

/**
 * Makes a description into a connector: operations get ids of their own, the way to sign in becomes the connection's
 * parameters, and `color` the colour of its icon.
 */
export function adoptDescription(
  value: WdlObject,
  options: { readonly color: string; readonly publisher?: string; readonly length: number },
): AdoptedConnector {
  const { definition: repaired, repairs } = repairDescription(value)
  const definition = printFile(repaired, options.length)
  const { model } = readConnector({ id: 'new', definition })
  const properties = {
    properties: {
      ...signInProperties(model),
      iconBrandColor: options.color,
      capabilities: ['actions'],
      policyTemplateInstances: [],
      ...(options.publisher === undefined ? {} : { publisher: options.publisher }),
    },
  }
  return {
    definition,
    properties: printFile(properties, 0),
    title: model.title,
    operations: model.operations.length,
    repairs,
  }
}

/** A value as a connector's file: two spaces a level, a line end at the end. */
export function printFile(value: WdlObject, length: number): string {
  return `${printJson(value, length > maxIndented ? {} : { indent: 2 })}\n`
}
