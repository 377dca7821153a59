import type { JsonPath } from '../../errors/index.ts'
import type { WdlValue } from '../../expressions/value.ts'
import { setValue } from '../../wdl/edit-json.ts'
import type { JsonDocument } from '../../wdl/json-document.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import type { TextEdit } from '../../wdl/text-edit.ts'
import type { ConnectorModel } from '../connector-model.ts'

/** What edits of a connector look at: its two files with places, and what they say. */
export interface EditedConnector {
  readonly definition: JsonDocument
  readonly properties: JsonDocument
  readonly model: ConnectorModel
}

/** One change of a connector as text edits of its files: only the characters that differ. */
export interface ConnectorEdit {
  readonly definition: readonly TextEdit[]
  readonly properties: readonly TextEdit[]
}

/** No change. */
export const noEdit: ConnectorEdit = { definition: [], properties: [] }

/** A change of the description alone. */
export function definitionEdit(...edits: readonly (readonly TextEdit[])[]): ConnectorEdit {
  return { definition: edits.flat(), properties: [] }
}

/** A change of apiProperties.json alone. */
export function propertiesEdit(...edits: readonly (readonly TextEdit[])[]): ConnectorEdit {
  return { definition: [], properties: edits.flat() }
}

/** Whether the description is OpenAPI 3, where bodies, servers and sign-ins stand elsewhere than in Swagger 2.0. */
export function isOpenApi3({ model }: Pick<EditedConnector, 'model'>): boolean {
  return model.format !== 'swagger-2.0'
}

/** Path of a part of apiProperties.json, which holds its parts in `properties` or, in some files, at the top. */
export function propertiesPath(
  { properties }: Pick<EditedConnector, 'properties'>,
  ...path: JsonPath
): JsonPath {
  const isFlat =
    nodeAt(properties, ['properties']) === undefined &&
    ['connectionParameters', 'policyTemplateInstances', 'iconBrandColor'].some(
      (name) => nodeAt(properties, [name]) !== undefined,
    )
  return isFlat ? path : ['properties', ...path]
}

/** Sets a value of apiProperties.json. */
export function setProperty(
  connector: EditedConnector,
  path: JsonPath,
  value: WdlValue,
): readonly TextEdit[] {
  return setValue(connector.properties, propertiesPath(connector, ...path), value)
}
