import { removeProperty, setValue } from '../../wdl/edit-json.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import type { TextEdit } from '../../wdl/text-edit.ts'
import {
  type ConnectorEdit,
  definitionEdit,
  type EditedConnector,
  isOpenApi3,
  propertiesEdit,
  setProperty,
} from './connector-edit.ts'

/** Where a service is, in parts. */
export interface ServerAddress {
  readonly scheme: 'https' | 'http'
  /** `api.example.com:8080`. */
  readonly host: string
  /** `/v1`; empty or `/` for none. */
  readonly basePath: string
}

/** Sets title, description or version. */
export function setInfo(
  { definition }: EditedConnector,
  field: 'title' | 'description' | 'version',
  value: string,
): ConnectorEdit {
  return definitionEdit(setValue(definition, ['info', field], value))
}

/** Sets the colour of the connector's icon, `#rrggbb`. */
export function setColor(connector: EditedConnector, color: string): ConnectorEdit {
  return propertiesEdit(setProperty(connector, ['iconBrandColor'], color))
}

/** Where the service is, as the description says it. */
export function readServerAddress({ model }: Pick<EditedConnector, 'model'>): ServerAddress {
  return {
    scheme: model.schemes.includes('https') ? 'https' : model.schemes.includes('http') ? 'http' : 'https',
    host: model.host ?? '',
    basePath: model.basePath,
  }
}

/** Sets where the service is: `host`, `basePath` and `schemes`, or the first of `servers`. */
export function setServerAddress(connector: EditedConnector, address: ServerAddress): ConnectorEdit {
  const { definition } = connector
  const { scheme } = address
  const host = address.host
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/+$/, '')
  const basePath = withSlash(address.basePath)
  if (isOpenApi3(connector)) {
    const url = `${scheme}://${host}${basePath === '/' ? '' : basePath}`
    const hasList = nodeAt(definition, ['servers'])?.type === 'array'
    return definitionEdit(
      hasList ? setValue(definition, ['servers', 0], { url }) : setValue(definition, ['servers'], [{ url }]),
    )
  }
  const edits: (readonly TextEdit[])[] = []
  const before = readServerAddress(connector)
  if (host !== before.host) {
    edits.push(host === '' ? removeProperty(definition, ['host']) : setValue(definition, ['host'], host))
  }
  if (basePath !== withSlash(before.basePath)) edits.push(setValue(definition, ['basePath'], basePath))
  if (scheme !== before.scheme) edits.push(setValue(definition, ['schemes'], [scheme]))
  return definitionEdit(...edits)
}

function withSlash(path: string): string {
  const plain = path.trim().replace(/^\/+|\/+$/g, '')
  return `/${plain}`
}
