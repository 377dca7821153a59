import { printDouble } from '../../json/number-text.ts'
import { isArray, isObject } from '../content.ts'
import { isFloat, toDouble } from '../numbers.ts'
import { toText } from '../text.ts'
import type { WdlObject, WdlValue } from '../value.ts'
import { XmlError } from './xml-error.ts'
import { encodeName, escapeXmlAttribute, escapeXmlText } from './xml-names.ts'

/** Deepest nesting that is written. */
const maxDepth = 500

/**
 * XML text of an object as Newtonsoft's `XmlNodeConverter` makes it: `@name` becomes an attribute, `#text` text,
 * `#cdata-section` CDATA, an array repeated elements, null `<a />`. The object must have one root property.
 * Throws `XmlError`.
 */
export function jsonToXml(object: WdlObject): string {
  let prolog = ''
  const roots: string[] = []
  for (const name of Object.keys(object)) {
    const value = object[name] as WdlValue
    if (name === '?xml') prolog += `<?xml${declaration(value)}?>`
    else if (name === '!DOCTYPE') prolog += documentType(value)
    else if (name.startsWith('?')) prolog += instruction(name, value)
    else if (isArray(value)) roots.push(...value.map((item) => element(name, item, [], 1)))
    else roots.push(element(name, value, [], 1))
  }
  if (roots.length !== 1) throw new XmlError(`it has ${roots.length} root properties instead of one`)
  return prolog + roots.join('')
}

function declaration(value: WdlValue): string {
  if (!isObject(value)) throw new XmlError("'?xml' must hold an object")
  return ['@version', '@encoding', '@standalone']
    .filter((name) => Object.hasOwn(value, name))
    .map((name) => ` ${name.slice(1)}="${escapeXmlAttribute(toText(value[name] ?? ''))}"`)
    .join('')
}

function documentType(value: WdlValue): string {
  if (!isObject(value)) throw new XmlError("'!DOCTYPE' must hold an object")
  const of = (name: string) => toText(value[name] ?? '').replaceAll(/[<>"]/g, '')
  const [name, publicId, systemId] = [of('@name'), of('@public'), of('@system')]
  const ids =
    publicId !== '' ? ` PUBLIC "${publicId}" "${systemId}"` : systemId !== '' ? ` SYSTEM "${systemId}"` : ''
  return `<!DOCTYPE ${encodeName(name, false)}${ids}>`
}

function instruction(name: string, value: WdlValue): string {
  const data = toText(value)
  if (data.includes('?>')) throw new XmlError("an instruction holds '?>'")
  return `<?${encodeName(name.slice(1), false)} ${data}?>`
}

function element(name: string, value: WdlValue, prefixes: readonly string[], depth: number): string {
  if (depth > maxDepth) throw new XmlError(`it is nested deeper than ${maxDepth} levels`)
  const scope = isObject(value) ? [...prefixes, ...declaredPrefixes(value)] : prefixes
  const tag = elementName(name, scope)
  if (value === null) return `<${tag} />`
  if (isArray(value)) {
    if (value.length === 0) return `<${tag} />`
    return `<${tag}>${value.map((item) => element(name, item, scope, depth + 1)).join('')}</${tag}>`
  }
  if (!isObject(value)) return `<${tag}>${escapeXmlText(scalar(value))}</${tag}>`
  return objectElement(tag, value, scope, depth)
}

function objectElement(tag: string, object: WdlObject, scope: readonly string[], depth: number): string {
  let attributes = ''
  let content = ''
  let isEmpty = true
  for (const name of Object.keys(object)) {
    const value = object[name] as WdlValue
    if (name.startsWith('@') && name.length > 1 && !isObject(value) && !isArray(value)) {
      attributes += ` ${attributeName(name.slice(1), scope)}="${escapeXmlAttribute(scalar(value))}"`
      continue
    }
    const isEmptyComment = name === '#comment' && isArray(value) && value.length === 0
    if (isEmptyComment) continue
    isEmpty = false
    content += memberContent(name, value, scope, depth)
  }
  return isEmpty ? `<${tag}${attributes} />` : `<${tag}${attributes}>${content}</${tag}>`
}

function memberContent(name: string, value: WdlValue, scope: readonly string[], depth: number): string {
  const values = isArray(value) ? value : [value]
  switch (name) {
    case '#text':
    case '#whitespace':
    case '#significant-whitespace':
      return values.map((item) => escapeXmlText(scalar(item))).join('')
    case '#cdata-section':
      return values.map((item) => cdata(scalar(item))).join('')
    default:
      if (name.startsWith('?')) return values.map((item) => instruction(name, item)).join('')
      return values.map((item) => element(name, item, scope, depth + 1)).join('')
  }
}

function cdata(text: string): string {
  if (text.includes(']]>')) throw new XmlError("a CDATA section holds ']]>'")
  return `<![CDATA[${text}]]>`
}

/** Numbers and booleans as XML Schema writes them. */
function scalar(value: WdlValue): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (isFloat(value)) return printDouble(toDouble(value)).replace('Infinity', 'INF')
  return stripControls(toText(value))
}

function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold these, not even escaped
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text)
  if (bad) throw new XmlError('a text holds a control character that XML cannot hold')
  return text
}

function declaredPrefixes(object: WdlObject): string[] {
  return Object.keys(object)
    .filter((name) => name.startsWith('@xmlns:'))
    .map((name) => name.slice(7))
}

/** An element's name; a prefix that is not declared is dropped, as Newtonsoft does. */
function elementName(name: string, scope: readonly string[]): string {
  const colon = name.indexOf(':')
  if (colon <= 0 || colon === name.length - 1) return encodeName(name, true) || throwEmpty()
  const prefix = name.slice(0, colon)
  const local = encodeName(name.slice(colon + 1), true)
  return scope.includes(prefix) ? `${encodeName(prefix, true)}:${local}` : local
}

function attributeName(name: string, scope: readonly string[]): string {
  const isDeclaration = name.startsWith('xmlns:') || name.startsWith('xml:')
  return isDeclaration ? encodeName(name, false) : elementName(name, scope)
}

function throwEmpty(): never {
  throw new XmlError('a property has an empty name')
}
