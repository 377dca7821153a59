import type { editor, languages as monacoLanguages, Position } from 'monaco-editor/editor'
import { printJson } from '../../../shared/json/index.ts'
import { referenceOf } from '../../../shared/wdl/connectors-used.ts'
import { objectOf } from '../../../shared/wdl/lookup.ts'
import { bridge } from '../../bridge/bridge.ts'
import { givenParameters, isKnownValue } from '../../connector-operations/flatten-parameters.ts'
import { detailOf } from '../../connector-operations/known-schemas.ts'
import {
  describeParameter,
  findParameter,
  nameProposals,
  type ParameterPlace,
  type ParameterProposal,
  parameterPlaceAt,
  valueProposals,
} from './connector-parameters.ts'
import { type OpenModel, openModel, toMonacoRange } from './open-models.ts'

type Languages = typeof monacoLanguages
type Detail = NonNullable<ReturnType<typeof detailOf>>

/** Offers what a connector says of the parameters of its steps: names, values, what they are for. */
export function registerConnectorProviders(languages: Languages, language: string): void {
  languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['"', ':'],
    provideCompletionItems: async (model, position) => {
      const at = parameterAt(model, position)
      if (at === undefined) return { suggestions: [] }
      const { detail, open, place } = at
      const range = toMonacoRange(open.places, place.range.start, place.range.end)
      const text = open.document.text.slice(place.range.end)
      if (place.isName) {
        return {
          suggestions: nameProposals(detail, place).map((proposal) => ({
            ...itemOf(languages, proposal),
            kind: languages.CompletionItemKind.Property,
            range,
            ...nameText(languages, proposal, text, detail, place),
          })),
        }
      }
      const listed = valueProposals(detail, place)
      const asked = await serviceProposals(at)
      const known = new Set(listed.map(({ text }) => text))
      return {
        suggestions: [...listed, ...asked.filter((one) => !known.has(one.text))].map((proposal) => ({
          ...itemOf(languages, proposal),
          kind: languages.CompletionItemKind.Value,
          range,
          insertText: proposal.text,
          filterText: `${proposal.text} ${proposal.label}`,
        })),
      }
    },
  })
  languages.registerHoverProvider(language, {
    provideHover: (model, position) => {
      const at = parameterAt(model, position)
      if (at === undefined) return null
      const parameter = findParameter(at.detail, at.place)
      if (parameter === undefined) return null
      return {
        range: toMonacoRange(at.open.places, at.place.range.start, at.place.range.end),
        contents: [
          { value: describeParameter(parameter, at.detail) },
          { value: `${at.detail.connectorTitle}: ${at.detail.title}` },
        ],
      }
    },
  })
}

interface AtParameter {
  readonly open: OpenModel
  readonly place: ParameterPlace
  readonly detail: Detail
}

function parameterAt(model: editor.ITextModel, position: Position): AtParameter | undefined {
  const open = openModel(model)
  const place =
    open === undefined ? undefined : parameterPlaceAt(open.document, open.places.toOffset(position))
  if (open === undefined || place === undefined) return undefined
  const detail = detailOf(open.flow, open.document, place.step)
  return detail === undefined ? undefined : { open, place, detail }
}

function itemOf({ CompletionItemInsertTextRule }: Languages, proposal: ParameterProposal) {
  const { detail, documentation, isRequired, label, text } = proposal
  return {
    label: isRequired ? { label, description: '*' } : label,
    detail,
    documentation: { value: documentation },
    filterText: text,
    insertTextRules: CompletionItemInsertTextRule.None,
    // Before what the JSON language itself proposes.
    sortText: `0${isRequired ? '0' : '1'}${label}`,
  }
}

/** A name, with the colon and a place for its value where there is none yet. */
function nameText(
  { CompletionItemInsertTextRule }: Languages,
  { label, text }: ParameterProposal,
  after: string,
  detail: Detail,
  place: ParameterPlace,
) {
  if (/^\s*:/.test(after)) return { insertText: text }
  const [first] = valueProposals(detail, { ...place, name: label, isName: false })
  const comma = /^\s*"/.test(after) ? ',' : ''
  const value = first === undefined ? '"$1"' : `\${1:${escaped(first.text)}}`
  return {
    insertText: `${escaped(text)}: ${value}${comma}`,
    insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
  }
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** The choices that the service itself gives, where the description says that it has some. */
async function serviceProposals({ detail, open, place }: AtParameter): Promise<readonly ParameterProposal[]> {
  const parameter = findParameter(detail, place)
  if (parameter === undefined || !parameter.hasDynamicValues || parameter.isTree) return []
  const given = Object.fromEntries(
    Object.entries(givenParameters(place.step)).filter(
      ([name, value]) => name !== parameter.name && isKnownValue(value),
    ),
  )
  const reference = referenceOf(objectOf(objectOf(place.step, 'inputs'), 'host'))
  try {
    const { choices } = await bridge.connectors.dynamicValues({
      ...open.flow,
      connectorId: detail.connectorId,
      operationId: detail.operationId,
      parameters: printJson(given),
      field: parameter.name,
      ...(reference === undefined ? {} : { connectionReference: reference }),
    })
    return choices.map(({ json, title }) => ({
      label: title,
      text: json,
      detail: json,
      documentation: '',
      isRequired: false,
    }))
  } catch {
    // Without a connection, or offline: what the description says is offered all the same.
    return []
  }
}
