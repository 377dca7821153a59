import type { ErrorCode } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import {
  type JsonDocument,
  type JsonFault,
  type JsonNode,
  openJsonDocument,
  pathOfNode,
} from '../wdl/json-document.ts'
import { nodeRange, pathAt } from '../wdl/json-location.ts'
import { isObject } from '../wdl/lookup.ts'
import {
  type ConnectorFile,
  type ConnectorProblem,
  type ProblemSink,
  problemSink,
} from './connector-problem.ts'

/** A connector file that has been read. */
export interface OpenedDescription {
  /** The text as it is, with places; `document.text` never changes. */
  readonly document: JsonDocument
  /** The outermost object; empty where the text holds none. */
  readonly value: WdlObject
  /** Whether the text is JSON, real files' liberties (BOM, comments, trailing commas, control characters) allowed. */
  readonly isJson: boolean
  readonly sink: ProblemSink
}

/**
 * Reads a connector's file with places, as tolerant as the files found in the field ask for; every liberty is a
 * warning, everything that is no JSON an error. Never throws.
 */
export function openDescription(
  text: string,
  file: ConnectorFile,
  problems: ConnectorProblem[],
): OpenedDescription {
  const strict = openJsonDocument(text)
  const repaired = strict.faults.every(isTolerated) ? undefined : openRepaired(text)
  const document = repaired ?? strict
  const sink = problemSink(document, file, problems)
  for (const fault of withoutEchoes(document.faults)) addFault(sink, fault)
  if (repaired !== undefined) addControlCharacters(sink, text)
  const value = document.value()
  if (document.root !== undefined) reportDuplicateKeys(sink, document.root)
  const isJson = document.faults.every(isTolerated)
  if (isJson && document.root !== undefined && !isObject(value)) {
    sink.add({
      severity: 'error',
      code: 'connector.not-an-object',
      path: [],
      message: 'The file does not hold a JSON object.',
      hint: 'An OpenAPI description begins with {.',
    })
  }
  return { document, value: isObject(value) ? value : {}, isJson: isJson && isObject(value), sink }
}

/** One mistake often leaves several things open at the same place; the first says enough. */
function withoutEchoes(faults: readonly JsonFault[]): readonly JsonFault[] {
  const places = new Set<number>()
  return faults.filter((fault) => {
    if (fault.isTolerated) return true
    const isEcho = places.has(fault.range.start)
    places.add(fault.range.start)
    return !isEcho
  })
}

function isTolerated(fault: JsonFault): boolean {
  return fault.isTolerated
}

/** The text with control characters inside texts read as spaces (places stay); `undefined` when that does not help. */
function openRepaired(text: string): JsonDocument | undefined {
  const changed = replaceControlCharacters(text)
  if (changed === text) return undefined
  const document = openJsonDocument(changed)
  if (!document.faults.every(isTolerated)) return undefined
  return {
    text,
    root: document.root,
    faults: document.faults,
    lines: openJsonDocument(text).lines,
    value: () => document.value(),
  }
}

const textToken = /"(?:[^"\\]|\\[\s\S])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u001f]/g

function replaceControlCharacters(text: string): string {
  return text.replace(textToken, (token) =>
    token.startsWith('"') ? token.replace(controlCharacter, ' ') : token,
  )
}

function addControlCharacters(sink: ProblemSink, text: string): void {
  for (const token of text.matchAll(textToken)) {
    if (!token[0].startsWith('"')) continue
    const inside = token[0].search(controlCharacter)
    if (inside === -1) continue
    const start = token.index + inside
    sink.add({
      severity: 'warning',
      code: 'connector.json-control-character',
      path: pathAt(sink.document, start),
      range: { start, end: start + 1 },
      message: 'A line break, tab or other control character stands inside a text; it is read as a space.',
      hint: 'Write a line break as \\n and a tab as \\t.',
    })
  }
}

function addFault(sink: ProblemSink, fault: JsonFault): void {
  sink.add({
    severity: fault.isTolerated ? 'warning' : 'error',
    code: fault.code.replace('definition.', 'connector.') as ErrorCode,
    path: pathAt(sink.document, fault.range.start),
    range: fault.range,
    message: fault.message,
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
  })
}

function reportDuplicateKeys(sink: ProblemSink, root: JsonNode): void {
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const children = node.children ?? []
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child?.children !== undefined) open.push(child)
    }
    if (node.type === 'object') reportDuplicatesIn(sink, children)
  }
}

function reportDuplicatesIn(sink: ProblemSink, properties: readonly JsonNode[]): void {
  const seen = new Set<string>()
  for (const property of properties) {
    const keyNode = property.children?.[0]
    const key = keyNode?.value
    if (typeof key !== 'string' || keyNode === undefined) continue
    if (seen.has(key)) {
      sink.add({
        severity: 'warning',
        code: 'connector.duplicate-key',
        path: pathOfNode(property),
        range: nodeRange(keyNode),
        message: `The property '${key}' is written twice; only the last one counts.`,
        hint: 'Take one of them away.',
      })
    }
    seen.add(key)
  }
}
