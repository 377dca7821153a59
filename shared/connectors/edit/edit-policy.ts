import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { parseJson } from '../../json/index.ts'
import { removeProperty, setValue } from '../../wdl/edit-json.ts'
import { valueOfNode } from '../../wdl/json-document.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import { isObject } from '../../wdl/lookup.ts'
import type { PolicyInstance } from '../connector-properties.ts'
import { type ConnectorEdit, type EditedConnector, propertiesEdit, propertiesPath } from './connector-edit.ts'
import { operationNames } from './edit-operation.ts'
import type { PolicyField, PolicyForm } from './policy-forms.ts'

const parameterPrefix = 'x-ms-apimTemplateParameter.'
const sectionName = 'x-ms-apimTemplate-policySection'

/** Adds an instance of a template with its initial values, at the end: policies work in the order of the file. */
export function addPolicy(connector: EditedConnector, form: PolicyForm, title: string): ConnectorEdit {
  const { properties } = connector
  const path = propertiesPath(connector, 'policyTemplateInstances')
  const list = nodeAt(properties, path)
  const instance: WdlObject = {
    templateId: form.templateId,
    title,
    parameters: Object.fromEntries([
      ...form.fields.map(
        (field) => [`${parameterPrefix}${field.name}`, fieldValue(field, field.initial)] as const,
      ),
      ...(form.hasSection ? [[sectionName, 'Request'] as const] : []),
      [operationNames, []] as const,
    ]),
  }
  return propertiesEdit(
    list?.type === 'array'
      ? setValue(properties, [...path, list.children?.length ?? 0], instance)
      : setValue(properties, path, [instance]),
  )
}

/** Takes an instance away. */
export function deletePolicy({ properties }: EditedConnector, policy: PolicyInstance): ConnectorEdit {
  return propertiesEdit(removeProperty(properties, policy.at))
}

/** Sets the title of an instance. */
export function setPolicyTitle(
  { properties }: EditedConnector,
  policy: PolicyInstance,
  title: string,
): ConnectorEdit {
  return propertiesEdit(setValue(properties, [...policy.at, 'title'], title))
}

/** Sets which operations an instance is for; none: all. */
export function setPolicyOperations(
  { properties }: EditedConnector,
  policy: PolicyInstance,
  operations: readonly string[],
): ConnectorEdit {
  return propertiesEdit(setValue(properties, [...policy.at, 'parameters', operationNames], [...operations]))
}

/** Sets which side an instance works on. */
export function setPolicySection(
  { properties }: EditedConnector,
  policy: PolicyInstance,
  section: 'Request' | 'Response' | 'Failure',
): ConnectorEdit {
  return propertiesEdit(setValue(properties, [...policy.at, 'parameters', sectionName], section))
}

/** Sets one value of an instance. @throws JsonError for a JSON field whose text is none */
export function setPolicyField(
  { properties }: EditedConnector,
  policy: PolicyInstance,
  field: PolicyField,
  text: string,
): ConnectorEdit {
  const node = nodeAt(properties, [...policy.at, 'parameters'])
  const value = node === undefined ? undefined : valueOfNode(node)
  // Files write the names in any case.
  const wanted = `${parameterPrefix}${field.name}`
  const present = isObject(value)
    ? Object.keys(value).find((name) => name.toLowerCase() === wanted.toLowerCase())
    : undefined
  const path = [...policy.at, 'parameters', present ?? wanted]
  return propertiesEdit(setValue(properties, path, fieldValue(field, text)))
}

function fieldValue(field: PolicyField, text: string): WdlValue {
  return field.type === 'json' ? parseJson(text) : text
}
