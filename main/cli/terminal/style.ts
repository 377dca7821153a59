import type { CliIo, TextSink } from '../cli-io.ts'

/** Paints text with ANSI colours, or leaves it as it is. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  green(text: string): string
  yellow(text: string): string
  cyan(text: string): string
}

const plain: Style = {
  bold: (text) => text,
  dim: (text) => text,
  red: (text) => text,
  green: (text) => text,
  yellow: (text) => text,
  cyan: (text) => text,
}

const colourful: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  cyan: paint(36, 39),
}

/** The style for a sink: colours on a terminal, none elsewhere; NO_COLOR and FORCE_COLOR have the last word. */
export function styleFor(sink: TextSink, env: CliIo['env']): Style {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return plain
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0') return colourful
  return sink.isTTY && env.TERM !== 'dumb' ? colourful : plain
}

function paint(open: number, close: number): (text: string) => string {
  return (text) => `\u001b[${open}m${text}\u001b[${close}m`
}

/** Text without ANSI sequences. */
export function withoutColours(text: string): string {
  return text.replace(ansiSequences, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const ansiSequences = /\u001b\[[0-9;?]*[A-Za-z]/g
