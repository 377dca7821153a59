import { applyEdits, modify } from 'jsonc-parser'
import { parseEnvironmentManifest } from './environment-manifest.ts'
import { readFlowFile, writeFlowFile } from './flow-file.ts'

/**
 * Adds environment variables to environment.json; those it has already stay as they are, and so does every other
 * character. Answers the names that were added. Throws FileError as `readFlowFile` and `writeFlowFile` do.
 */
export async function addVariables(
  file: string,
  variables: readonly { readonly name: string; readonly value?: string }[],
): Promise<readonly string[]> {
  const { text, revision, format } = await readFlowFile(file)
  const there = new Set(
    Object.keys(parseEnvironmentManifest(text)?.variables ?? {}).map((name) => name.toLowerCase()),
  )
  const missing = variables.filter(({ name, value }) => value !== undefined && !there.has(name.toLowerCase()))
  const next = missing.reduce((before, { name, value }) => {
    const formattingOptions = { insertSpaces: true, tabSize: 2, eol: format.eol }
    return applyEdits(before, modify(before, ['variables', name], value, { formattingOptions }))
  }, text)
  if (next !== text) await writeFlowFile(file, next, format, { expectedRevision: revision })
  return missing.map(({ name }) => name)
}
