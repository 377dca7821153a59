import type { WdlValue } from '../../../shared/expressions/value.ts'
import { escapeXmlAttribute, escapeXmlText } from '../../../shared/expressions/xml/xml-names.ts'
import { printJson } from '../../../shared/json/index.ts'
import { objectOf, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { TextFile } from './export-texts.ts'
import type { ExportableFlow } from './exportable-flow.ts'

/** An environment variable that flows read as a parameter. */
export interface SolutionVariable {
  /** Schema name: `contoso_Site`. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly type: string
  readonly value: string | undefined
  /** Of its definition in the solution. */
  readonly path: string
}

/** Types of environment variables. Source: Dataverse, `environmentvariabledefinition`. */
const types: Readonly<Record<string, string>> = {
  string: '100000000',
  int: '100000001',
  float: '100000001',
  bool: '100000002',
  object: '100000003',
  array: '100000003',
}

/**
 * The environment variables of flows: parameters whose metadata gives a schema name. Those of secure types are `left`:
 * their values lie in a vault that a solution does not hold.
 */
export function variablesOf(flows: readonly ExportableFlow[]): {
  readonly written: readonly SolutionVariable[]
  readonly left: readonly string[]
} {
  const written = new Map<string, SolutionVariable>()
  const left = new Set<string>()
  for (const { definition } of flows) {
    for (const [title, parameter] of Object.entries(objectOf(definition, 'parameters') ?? {})) {
      const name = textOf(objectOf(parameter, 'metadata'), 'schemaName')
      if (name === undefined) continue
      const type = types[(textOf(parameter, 'type') ?? 'String').toLowerCase()]
      if (type === undefined) left.add(name)
      else written.set(name, variable(name, title, type, parameter))
    }
  }
  return { written: [...written.values()], left: [...left] }
}

function variable(name: string, title: string, type: string, parameter: WdlValue): SolutionVariable {
  const value = propertyOf(parameter, 'defaultValue')
  return {
    name,
    // Power Automate calls the parameter "Site (contoso_Site)".
    title: title.replace(` (${name})`, ''),
    description: textOf(objectOf(parameter, 'metadata'), 'description') ?? '',
    type,
    value: value === undefined || typeof value === 'string' ? value : printJson(value),
    path: `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`,
  }
}

/** Their definitions. */
export function variableFiles(variables: readonly SolutionVariable[]): readonly TextFile[] {
  return variables.map((one) => ({ path: one.path, text: definitionXml(one) }))
}

function definitionXml({ description, name, title, type, value }: SolutionVariable): string {
  const label = (text: string) => `<label description="${escapeXmlAttribute(text)}" languagecode="1033" />`
  const fallback = value === undefined ? '' : `  <defaultvalue>${escapeXmlText(value)}</defaultvalue>\n`
  const about =
    description === ''
      ? ''
      : `  <description default="${escapeXmlAttribute(description)}">\n    ${label(description)}\n  </description>\n`
  return `<environmentvariabledefinition schemaname="${escapeXmlAttribute(name)}">
${fallback}${about}  <displayname default="${escapeXmlAttribute(title)}">
    ${label(title)}
  </displayname>
  <introducedversion>1.0.0.0</introducedversion>
  <iscustomizable>1</iscustomizable>
  <isrequired>0</isrequired>
  <secretstore>0</secretstore>
  <type>${type}</type>
</environmentvariabledefinition>
`
}
