import { relative, resolve } from 'node:path'
import { type AuthKind, authKinds } from '../../../shared/connectors/index.ts'
import { FileError } from '../../../shared/errors/index.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import type { Severity } from '../../../shared/wdl/problem.ts'
import { type ConnectorOnDisk, findConnectors, readConnectorFiles } from '../../services/connector-files.ts'

/** One problem as `flowbench connectors check --json` prints it. */
export interface ReportedConnectorProblem {
  readonly severity: Severity
  readonly code: string
  /** File it lies in, relative to where the person is when it lies below. */
  readonly file: string
  /** JSON pointer in that file; empty for the file as a whole. */
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
}

/** What was found in one connector. */
export interface CheckedConnector {
  readonly id: string
  /** As given, or the folder found below it. */
  readonly folder: string
  /** No problem of severity error. */
  readonly ok: boolean
  readonly title: string
  /** Triggers included; 0 when the description is no JSON. */
  readonly operations: number
  readonly triggers: number
  readonly auth: readonly AuthKind[]
  readonly problems: readonly ReportedConnectorProblem[]
}

/** Checks the connectors that paths stand for. Never throws for what files may hold. */
export async function checkConnectors(
  paths: readonly string[],
  cwd: string,
): Promise<readonly CheckedConnector[]> {
  const checked: CheckedConnector[] = []
  for (const path of paths) {
    for (const found of await findConnectors(resolve(cwd, path))) checked.push(await checkOne(found, cwd))
  }
  return checked
}

async function checkOne(path: string, cwd: string): Promise<CheckedConnector> {
  try {
    return report(path, await readConnectorFiles(path), cwd)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const problem = {
      severity: 'error',
      code: error.code,
      file: shortPath(path, cwd),
      path: '',
      line: 1,
      column: 1,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    } as const
    return {
      id: path.split(/[\\/]/).at(-1) ?? path,
      folder: shortPath(path, cwd),
      ok: false,
      title: '',
      operations: 0,
      triggers: 0,
      auth: [],
      problems: [problem],
    }
  }
}

function report(path: string, connector: ConnectorOnDisk, cwd: string): CheckedConnector {
  const { model, files, byteProblems, isDefinitionJson, isPropertiesJson } = connector
  const fileOf = (file: 'definition' | 'properties') => shortPath(files[file] ?? files.definition, cwd)
  const operations = isDefinitionJson ? model.operations : []
  const problems: readonly ReportedConnectorProblem[] = [
    ...byteProblems.map((problem) => ({ ...problem, file: fileOf(problem.file), path: '' })),
    ...model.problems.map(({ severity, code, file, path: at, line, column, message, hint }) => ({
      severity,
      code,
      file: fileOf(file),
      path: pointerOf(at),
      line,
      column,
      message,
      ...(hint === undefined ? {} : { hint }),
    })),
  ]
  return {
    id: model.id,
    folder: shortPath(path, cwd),
    ok: problems.every(({ severity }) => severity !== 'error'),
    title: model.title,
    operations: operations.length,
    triggers: operations.filter(({ trigger }) => trigger !== undefined).length,
    auth: isPropertiesJson ? authKinds(model) : [],
    problems,
  }
}

function shortPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short === '' || short.startsWith('..') ? path : short
}
