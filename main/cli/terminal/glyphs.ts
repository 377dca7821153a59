import type { Status } from '../../../shared/run/index.ts'
import type { CliIo } from '../cli-io.ts'
import type { Style } from './style.ts'

/** The signs a terminal can show for statuses. */
export interface Glyphs {
  readonly spinner: readonly string[]
  readonly done: string
  readonly failed: string
  readonly skipped: string
  readonly waiting: string
  readonly retrying: string
  readonly stopped: string
  readonly arrow: string
}

const unicode: Glyphs = {
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  done: '✔',
  failed: '✖',
  skipped: '○',
  waiting: '◌',
  retrying: '↻',
  stopped: '■',
  arrow: '→',
}

const ascii: Glyphs = {
  spinner: ['|', '/', '-', '\\'],
  done: 'v',
  failed: 'x',
  skipped: '-',
  waiting: '.',
  retrying: '~',
  stopped: '#',
  arrow: '->',
}

/** Signs for a terminal: the Linux console and old Windows consoles have letters only. */
export function glyphsFor(env: CliIo['env']): Glyphs {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return ascii
  if (env.OS !== 'Windows_NT') return unicode
  return env.WT_SESSION || env.TERM_PROGRAM || env.ConEmuTask || env.TERM === 'xterm-256color'
    ? unicode
    : ascii
}

/** The sign of a status in its colour; `turn` counts up while something runs. */
export function statusGlyph(status: Status, glyphs: Glyphs, style: Style, turn = 0): string {
  switch (status) {
    case 'Succeeded':
      return style.green(glyphs.done)
    case 'Failed':
    case 'TimedOut':
    case 'Aborted':
      return style.red(glyphs.failed)
    case 'Skipped':
    case 'Ignored':
      return style.dim(glyphs.skipped)
    case 'Cancelled':
      return style.yellow(glyphs.stopped)
    case 'Waiting':
    case 'Suspended':
    case 'Paused':
      return style.yellow(glyphs.waiting)
    case 'Running':
      return style.cyan(glyphs.spinner[turn % glyphs.spinner.length] ?? '')
  }
}
