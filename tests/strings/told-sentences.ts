import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'vite'

/** A sentence in a source, with `{0}`, `{1}` ... where values go. */
export interface ToldSentence {
  readonly template: string
  /** `folder/file.ts:line` */
  readonly place: string
}

/** A node of the syntax tree, as far as it matters here. */
interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** Errors that are never shown as they are: our own faults, and how the command line is used. */
const ownFaults = new Set(['BugError', 'Error', 'RangeError', 'TypeError', 'InvalidArgumentError'])

/**
 * All sentences for people in the sources below some folders: texts that begin and end like a sentence, and whatever errors
 * are made with. What `isLeftOut` names by its path is passed over, as tests and what serves them are.
 */
export function toldSentences(
  root: string,
  folders: readonly string[],
  isLeftOut: (path: string) => boolean,
): readonly ToldSentence[] {
  return sourcesBelow(root, folders)
    .filter(({ name }) => !isLeftOut(name))
    .flatMap(({ path, name }) => sentencesIn(readFileSync(path, 'utf8'), name))
}

/** What the sources below some folders tell with `say`, and parts of sentences too. */
export function saidTemplates(root: string, folders: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const { path, name } of sourcesBelow(root, folders)) {
    const source = readFileSync(path, 'utf8')
    if (!source.includes('say`')) continue
    eachNode(parseSync(name, source).program, (node) => {
      const isSaid =
        node.type === 'TaggedTemplateExpression' && (node.tag as { readonly name?: string }).name === 'say'
      if (isSaid) for (const text of textsOf(node.quasi as Node)) found.add(text)
      return true
    })
  }
  return [...found]
}

/** The sentences of one source. */
export function sentencesIn(source: string, name: string): readonly ToldSentence[] {
  const found: ToldSentence[] = []
  const add = (template: string, node: Node) => {
    const line = source.slice(0, node.start).split('\n').length
    if (!found.some((one) => one.template === template)) found.push({ template, place: `${name}:${line}` })
  }
  eachNode(parseSync(name, source).program, (node) => {
    if (node.type === 'NewExpression') {
      const { name: made } = node.callee as { readonly name?: string }
      if (ownFaults.has(made ?? '')) return false
      if (made?.endsWith('Error') === true) {
        for (const text of (node.arguments as readonly Node[]).flatMap(textsOf))
          if (isWords(text)) add(text, node)
      }
    }
    // Sentences that are told with `say` carry their values; another test asks for those.
    if (node.type === 'TaggedTemplateExpression') return false
    if (node.type === 'Literal' || node.type === 'TemplateLiteral') {
      for (const text of textsOf(node)) if (isSentence(text)) add(text, node)
    }
    return true
  })
  return found
}

function sourcesBelow(
  root: string,
  folders: readonly string[],
): readonly { readonly path: string; readonly name: string }[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(root, folder, name),
      ),
    )
    .map((path) => ({ path, name: relative(root, path).replaceAll('\\', '/') }))
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name))
}

/** Goes through a tree; not into what `visit` answers false for. */
function eachNode(at: unknown, visit: (node: Node) => boolean): void {
  if (Array.isArray(at)) for (const inner of at) eachNode(inner, visit)
  if (!isNode(at) || !visit(at)) return
  for (const inner of Object.values(at)) eachNode(inner, visit)
}

/** The texts that an expression can give, as far as it says so itself. */
function textsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TemplateLiteral': {
      const parts = node.quasis as readonly { readonly value: { readonly cooked: string } }[]
      return [
        parts.map(({ value }, index) => `${index === 0 ? '' : `{${index - 1}}`}${value.cooked}`).join(''),
      ]
    }
    case 'ConditionalExpression':
      return [...textsOf(node.consequent as Node), ...textsOf(node.alternate as Node)]
    case 'LogicalExpression':
      return [...textsOf(node.left as Node), ...textsOf(node.right as Node)]
    default:
      return []
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** More than one word, as codes and names are. */
function isWords(text: string): boolean {
  return /[A-Za-z]{2}.* /.test(text) && /[A-Za-z]{3}/.test(text.replace(/\{\d+\}/g, ''))
}

function isSentence(text: string): boolean {
  return /^[A-Z'{“$].*[.!?]$/s.test(text) && /[A-Za-z]{2,} [A-Za-z{'“]+.* /s.test(text) && !isQuery(text)
}

function isQuery(text: string): boolean {
  return /^(SELECT|UPDATE|DELETE|INSERT|CREATE)\b/.test(text)
}
