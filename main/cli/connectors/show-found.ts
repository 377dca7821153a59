import type { CliIo } from '../cli-io.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import type { AddedConnector, GalleryFound } from './search-connectors.ts'

type Output = Pick<CliIo, 'stdout' | 'env'>

/** Prints what a search found for a person: two lines each, a summary at the end. */
export function showFound({ entries, matches, gallery, leftOut }: GalleryFound, io: Output): void {
  const style = styleFor(io.stdout, io.env)
  const lines = entries.flatMap((entry) => {
    const counts = `${entry.operations} operation${entry.operations === 1 ? '' : 's'}`
    const about = entry.summary === '' ? [] : [`    ${style.dim(entry.summary.slice(0, 110))}`]
    return [
      `${style.bold(entry.id)}  ${entry.name}  ${style.dim(`${counts}, ${entry.auth.join(', ')}`)}`,
      ...about,
    ]
  })
  const shown = matches > entries.length ? `, the first ${entries.length} shown` : ''
  const summary = `${matches} of ${gallery} public APIs${shown}; ${leftOut} descriptions of the source cannot be used`
  io.stdout.write(`${[...lines, style.dim(summary)].join('\n')}\n`)
}

/** Prints what was added and what to do next. */
export function showAdded(
  { connectorId, title, folder, operations, auth, notes }: AddedConnector,
  io: Output,
): void {
  const style = styleFor(io.stdout, io.env)
  const lines = [
    `${style.green(glyphsFor(io.env).done)} ${style.bold(title)} is now the connector ${connectorId}: ${operations} operations, signs in by ${auth.join(', ')}`,
    ...notes.map((note) => `    ${note}`),
    style.dim(`    ${folder}`),
  ]
  io.stdout.write(`${lines.join('\n')}\n`)
}
