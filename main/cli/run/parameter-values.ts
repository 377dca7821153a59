import { RequestError } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import { objectOf, openFlowDocument, propertyNameOf, textOf } from '../../../shared/wdl/index.ts'
import type { FlowToRun } from './flow-to-run.ts'

/**
 * Values of the workflow's parameters as JSON text by name: those found in and around the file, and over them those of
 * the command line, each as its parameter's type asks: text for a String parameter, JSON for the others.
 * @throws RequestError `cli.unknown-parameter`, `cli.invalid-parameter`
 */
export function parameterTexts(
  flow: FlowToRun,
  given: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const texts: Record<string, string> = { ...flow.parts.parameters }
  const declared = openFlowDocument(flow.parts.definition).definition?.parameters ?? {}
  for (const [name, text] of given) {
    const key = propertyNameOf(declared, name)
    if (key === undefined) {
      const known = Object.keys(declared).filter((known) => !known.startsWith('$'))
      throw new RequestError('cli.unknown-parameter', `The flow has no parameter “${name}”.`, {
        hint: known.length === 0 ? 'It has none at all.' : `It has: ${known.join(', ')}.`,
      })
    }
    texts[key] = valueText(key, text, objectOf(declared, key))
  }
  return texts
}

function valueText(name: string, text: string, declaration: WdlObject | undefined): string {
  const type = textOf(declaration, 'type')?.toLowerCase() ?? 'string'
  if (type === 'string' || type === 'securestring') return JSON.stringify(text)
  try {
    return printJson(parseJson(text))
  } catch (error) {
    throw new RequestError(
      'cli.invalid-parameter',
      `The value of parameter “${name}” is not JSON of type ${type}.`,
      {
        hint: `Write it as JSON, such as --parameter ${name}=${type === 'array' ? '[1,2]' : type === 'bool' ? 'true' : '5'}.`,
        cause: error,
      },
    )
  }
}
