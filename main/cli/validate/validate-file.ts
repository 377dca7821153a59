import { resolve } from 'node:path'
import { FileError, type FlowError } from '../../../shared/errors/index.ts'
import { type CheckedDocument, checkAllDefinitions } from '../../../shared/wdl/check-all.ts'
import type { Severity } from '../../../shared/wdl/index.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import { readFlowFile } from '../../storage/flow-file.ts'
import { TextError } from '../../storage/text-encoding.ts'

/** One problem as `flowbench validate --json` prints it. */
export interface ReportedProblem {
  readonly severity: Severity
  readonly code: string
  /** JSON pointer in the document; empty for the document as a whole. */
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
}

/** What was found in one file. */
export interface ValidatedFile {
  /** As given. */
  readonly file: string
  /** No error-severity problem. */
  readonly ok: boolean
  readonly triggers: number
  /** Nested ones included; over all definitions of the file. */
  readonly actions: number
  readonly problems: readonly ReportedProblem[]
  /** Where the definitions are: JSON pointers, with their counts. */
  readonly definitions: readonly {
    readonly path: string
    readonly triggers: number
    readonly actions: number
  }[]
}

/** Checks one file. Never throws for what a file may be: unreadable ones are reported like any other problem. */
export async function validateFile(file: string, cwd: string): Promise<ValidatedFile> {
  try {
    const path = resolve(cwd, file)
    if (/\.zip$/i.test(file)) throw packageNotSupported(file)
    const { text } = await readFlowFile(path)
    return reportOf(file, checkAllDefinitions(text))
  } catch (error) {
    if (error instanceof FileError) return failed(file, error)
    throw error
  }
}

function reportOf(file: string, checked: CheckedDocument): ValidatedFile {
  const definitions = checked.definitions.map(({ found, triggers, actions }) => ({
    path: pointerOf(found.path),
    triggers,
    actions,
  }))
  return {
    file,
    ok: checked.problems.every((problem) => problem.severity !== 'error'),
    triggers: definitions.reduce((sum, one) => sum + one.triggers, 0),
    actions: definitions.reduce((sum, one) => sum + one.actions, 0),
    problems: checked.problems.map(({ severity, code, path, line, column, message, hint }) => ({
      severity,
      code,
      path: pointerOf(path),
      line,
      column,
      message,
      ...(hint === undefined ? {} : { hint }),
    })),
    definitions,
  }
}

function failed(file: string, error: FlowError): ValidatedFile {
  const place = error instanceof TextError ? error.place : { line: 1, column: 1 }
  const hint =
    error.code === 'file.is-folder' ? 'Name the flow files in it, such as flows/*.json.' : error.hint
  return {
    file,
    ok: false,
    triggers: 0,
    actions: 0,
    problems: [
      {
        severity: 'error',
        code: error.code,
        path: pointerOf(error.at?.path ?? []),
        ...place,
        message: error.message,
        ...(hint === undefined ? {} : { hint }),
      },
    ],
    definitions: [],
  }
}

function packageNotSupported(file: string): FileError {
  return new FileError('file.is-package', `'${file}' is a package, not a flow file.`, {
    hint: 'flowbench import --list shows its flows with their problems; flowbench import makes flow files of them.',
  })
}
