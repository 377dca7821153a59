import { parseJson, printJson } from '../../../shared/json/index.ts'
import { type ActionState, type Content, isFinal, type RunState } from '../../../shared/run/index.ts'
import { formatDuration } from '../terminal/duration.ts'
import { type Glyphs, statusGlyph } from '../terminal/glyphs.ts'
import type { Style } from '../terminal/style.ts'
import { oneLine } from '../terminal/text-width.ts'
import { explainFailures } from './explain-failure.ts'
import type { FlowToRun } from './flow-to-run.ts'
import type { LoadContent } from './run-report.ts'

/** Lines of a value shown before it is cut. */
const maxValueLines = 40

/** How the result is shown. */
export interface ResultLook {
  readonly style: Style
  readonly glyphs: Glyphs
  readonly columns: number
  /** Values whole, however long. */
  readonly verbose: boolean
}

/**
 * What a person wants to know at the end of a run: how it went, why it failed and where, what was answered, and
 * what came out (workflow outputs, else the outputs of the last actions).
 */
export async function showResult(
  flow: FlowToRun,
  state: RunState,
  load: LoadContent,
  look: ResultLook,
): Promise<string> {
  const parts = [showHeadline(flow, state, look)]
  if (state.status !== 'Succeeded' && state.status !== 'Cancelled')
    parts.push(explainFailures(flow, state, look))
  if (state.response !== undefined) {
    const body = await shownValue(state.response.body, load, look)
    parts.push(`${look.style.bold(`Response ${state.response.statusCode}`)}\n${body}`)
  }
  const outputs = state.outputs === undefined ? undefined : await load(state.outputs)
  if (outputs !== undefined && outputs !== '{}' && outputs !== 'null') {
    parts.push(`${look.style.bold('Outputs')}\n${cut(pretty(outputs), look)}`)
  } else if (state.response === undefined) {
    for (const action of lastActions(flow, state)) {
      parts.push(`${look.style.bold(oneLine(action.name))}\n${await shownValue(action.outputs, load, look)}`)
    }
  }
  return parts.join('\n')
}

/** One line on how a run went. */
export function showHeadline(flow: FlowToRun, state: RunState, { style, glyphs }: ResultLook): string {
  const all = [...state.actions.values()]
  const skipped = all.filter(({ status }) => status === 'Skipped').length
  const ran = all.filter(({ status }) => isFinal(status)).length - skipped
  const counts = [`${ran} ${ran === 1 ? 'action' : 'actions'}`]
  if (skipped > 0) counts.push(`${skipped} skipped`)
  const took = formatDuration((state.endTime ?? state.startTime) - state.startTime)
  const glyph = statusGlyph(state.status, glyphs, style)
  return `${glyph} ${style.bold(oneLine(flow.displayName))}: ${state.status} in ${took}, ${counts.join(', ')}.\n`
}

/**
 * What a flow without an answer led to: the top-level actions that nothing runs after, where they have outputs; else
 * the last action that gave any, wherever it stands.
 */
function lastActions(flow: FlowToRun, state: RunState): readonly ActionState[] {
  const ends = flow.graph.top.actions.filter(
    (node) => node.followers.length === 0 && node.branches.length === 0,
  )
  const shown = ends.flatMap((node) => state.actions.get(node.name) ?? []).filter(hasResult)
  if (shown.length > 0) return shown
  const isLeaf = ({ name }: ActionState): boolean => flow.graph.action(name)?.branches.length === 0
  const last = [...state.actions.values()].findLast((action) => hasResult(action) && isLeaf(action))
  return last === undefined ? [] : [last]
}

function hasResult(action: ActionState): boolean {
  return action.status === 'Succeeded' && action.outputs !== undefined && action.repetition.length === 0
}

async function shownValue(
  content: Content | undefined,
  load: LoadContent,
  look: ResultLook,
): Promise<string> {
  if (content?.kind === 'secured') return look.style.dim('  (hidden: secured)\n')
  const json = content === undefined ? undefined : await load(content)
  return json === undefined ? look.style.dim('  (nothing)\n') : cut(pretty(json), look)
}

/** Texts as they are, everything else as indented JSON. Control characters could play tricks with the terminal. */
function pretty(json: string): string {
  const value = parseJson(json)
  return typeof value === 'string'
    ? value.replace(/\r\n?/g, '\n').replace(terminalControls, '\ufffd')
    : printJson(value, { indent: 2 })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all but line ends and tabs are replaced
const terminalControls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

function cut(text: string, look: ResultLook): string {
  const lines = text.replace(/\n+$/, '').split('\n')
  const isLong = !look.verbose && lines.length > maxValueLines
  const shown = isLong ? lines.slice(0, maxValueLines) : lines
  const rest = isLong
    ? look.style.dim(`  … ${lines.length - maxValueLines} more lines; --verbose shows all\n`)
    : ''
  return `${shown.map((line) => `  ${line}\n`).join('')}${rest}`
}
