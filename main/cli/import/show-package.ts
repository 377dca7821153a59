import type { PackageNote } from '../../../shared/ipc/package-payloads.ts'
import type { FlowPackage } from '../../services/flow-package/flow-package.ts'
import type { CliIo } from '../cli-io.ts'
import { styleFor } from '../terminal/style.ts'

const kinds: Readonly<Record<FlowPackage['kind'], string>> = {
  'power-automate': 'package of Power Automate',
  solution: 'solution',
  standard: 'Logic Apps project',
  files: 'zip of flow files',
  file: 'flow file',
}

/** Prints what is in a file with flows: for people, or as JSON without the texts. */
export function showPackage(found: FlowPackage, isJson: boolean, io: CliIo): void {
  const { kind, title, flows, variables, connectors, notes } = found
  if (isJson) {
    const listed = flows.map(({ text: _text, ...flow }) => flow)
    const named = connectors.map(({ id, title, path, operations }) => ({ id, title, path, operations }))
    io.stdout.write(`${JSON.stringify({ ...found, flows: listed, connectors: named }, null, 2)}\n`)
    return
  }
  const style = styleFor(io.stdout, io.env)
  io.stdout.write(`${style.bold(kinds[kind])}${title === undefined ? '' : ` “${title}”`}\n`)
  for (const { name, actions, errors, warnings, connectors, problems } of flows) {
    const trouble = [
      errors > 0 ? style.red(count(errors, 'error')) : '',
      warnings > 0 ? style.yellow(count(warnings, 'warning')) : '',
    ].filter((part) => part !== '')
    const facts = [count(actions, 'action'), ...connectors, ...trouble]
    io.stdout.write(`  ${name}: ${facts.join(', ')}\n`)
    for (const problem of errors > 0 ? problems : []) io.stdout.write(`    ${style.dim(problem)}\n`)
  }
  if (variables.length > 0) {
    io.stdout.write(`environment variables: ${variables.map(({ name }) => name).join(', ')}\n`)
  }
  for (const own of connectors) {
    io.stdout.write(`custom connector: ${own.title} (${count(own.operations, 'operation')})\n`)
  }
  for (const note of notes) io.stderr.write(`note: ${wordsOf(note)}\n`)
}

function count(number: number, one: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${one}s`
}

function wordsOf(note: PackageNote): string {
  switch (note.note) {
    case 'unreadable-connector':
      return `the connector ${note.path} is left out: ${note.reason}`
    case 'connection-values-left':
      return `values of connections that may be secret are not taken along: ${note.names.join(', ')}`
    case 'classic-workflows':
      return `${count(note.count, 'classic workflow')} left out: no cloud flow`
    case 'unreadable':
      return `${note.path} left out: ${note.reason}`
    case 'secrets-left':
      return `values of secret parameters are not taken along: ${note.names.join(', ')}`
  }
}
