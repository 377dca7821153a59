import type { editor, languages as monacoLanguages, Position } from 'monaco-editor/editor'
import { completeExpression, type ExpressionProposal } from '../../expression/complete-expression.ts'
import { describeFunction } from '../../expression/describe-function.ts'
import { hoverExpression } from '../../expression/hover-expression.ts'
import { signatureAt } from '../../expression/signature-at.ts'
import { embeddedAt } from './embedded-expression.ts'
import { type OpenModel, openModel, toMonacoRange } from './open-models.ts'

type Languages = typeof monacoLanguages

/** Offers completion, hover and signature help for expressions inside of the strings of flow files. */
export function registerExpressionProviders(languages: Languages, language: string): void {
  languages.registerCompletionItemProvider(language, {
    provideCompletionItems: (model, position) => {
      const at = expressionAt(model, position)
      if (at === undefined) return { suggestions: [] }
      const { embedded, open } = at
      const proposals = completeExpression(embedded.source, embedded.offset, embedded.schemas)
      return {
        suggestions: proposals.map((proposal) => {
          const range = embedded.toText(proposal.range)
          return toItem(
            languages,
            proposal,
            toMonacoRange(open.places, range.start, range.end),
            embedded.source,
          )
        }),
      }
    },
  })
  languages.registerHoverProvider(language, {
    provideHover: (model, position) => {
      const at = expressionAt(model, position)
      if (at === undefined) return null
      const { embedded, open } = at
      const hover = hoverExpression(embedded.source, embedded.offset, embedded.schemas)
      if (hover === undefined) return null
      const range = embedded.toText(hover.range)
      return {
        range: toMonacoRange(open.places, range.start, range.end),
        contents: [{ value: hover.markdown }],
      }
    },
  })
  languages.registerSignatureHelpProvider(language, {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp: (model, position) => {
      const at = expressionAt(model, position)
      const call = at === undefined ? undefined : signatureAt(at.embedded.source, at.embedded.offset)
      if (call === undefined) return null
      const { entry, parameter } = call
      return {
        value: {
          activeSignature: 0,
          activeParameter: parameter,
          signatures: [
            {
              label: entry.signature,
              documentation: { value: describeFunction(entry) },
              parameters: entry.parameters.map(({ name, required, repeat, doc }) => ({
                label: repeat ? '...' : required ? name : `${name}?`,
                documentation: doc,
              })),
            },
          ],
        },
        dispose: () => undefined,
      }
    },
  })
}

interface AtExpression {
  readonly open: OpenModel
  readonly embedded: NonNullable<ReturnType<typeof embeddedAt>>
}

function expressionAt(model: editor.ITextModel, position: Position): AtExpression | undefined {
  const open = openModel(model)
  const embedded =
    open === undefined ? undefined : embeddedAt(open.document, open.places.toOffset(position), open.sources)
  return open === undefined || embedded === undefined ? undefined : { open, embedded }
}

function toItem(
  languages: Languages,
  proposal: ExpressionProposal,
  range: ReturnType<typeof toMonacoRange>,
  source: string,
): monacoLanguages.CompletionItem {
  const { label, kind, text, cursorBack, detail, documentation, rank } = proposal
  const escaped = JSON.stringify(text).slice(1, -1)
  const at = text.length - cursorBack
  const snippet = `${snippetText(text.slice(0, at))}$0${snippetText(text.slice(at))}`
  return {
    label,
    kind: kindOf(languages, kind),
    detail,
    ...(documentation === undefined ? {} : { documentation: { value: documentation } }),
    insertText: cursorBack > 0 ? snippet : escaped,
    ...(cursorBack > 0 ? { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    range,
    // What is replaced may begin with a dot or a question mark: the list is narrowed by what is typed, those included.
    filterText:
      source.slice(proposal.range.start).startsWith('?') || source[proposal.range.start] === '.'
        ? `${/^\??\.?/.exec(source.slice(proposal.range.start))?.[0] ?? ''}${label}`
        : label,
    sortText: `${String(Math.round(rank * 1000)).padStart(6, '0')} ${label}`,
  }
}

/** A text inside of a JSON string, with what snippets take for themselves escaped. */
function snippetText(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\$}]/g, '\\$&')
}

function kindOf(languages: Languages, kind: ExpressionProposal['kind']): monacoLanguages.CompletionItemKind {
  const kinds = languages.CompletionItemKind
  switch (kind) {
    case 'function':
      return kinds.Function
    case 'step':
      return kinds.Event
    case 'loop':
      return kinds.Enum
    case 'variable':
      return kinds.Variable
    case 'parameter':
      return kinds.Constant
    case 'property':
      return kinds.Field
  }
}
