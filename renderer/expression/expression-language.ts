import type { editor, languages as monacoLanguages } from 'monaco-editor/editor'
import { editor as editors, languages, MarkerSeverity } from '../editor/monaco.ts'
import { completeExpression, type ExpressionProposal } from './complete-expression.ts'
import { describeFunction } from './describe-function.ts'
import { diagnoseExpression, type ExpressionProblem } from './diagnose-expression.ts'
import { formatExpression } from './format-expression.ts'
import { hoverExpression } from './hover-expression.ts'
import type { ScopeSchemas } from './schema-of-expression.ts'
import { signatureAt } from './signature-at.ts'

/** Language id of expressions alone, without `@`. */
export const expressionLanguage = 'wdl-expression'

const scopes = new Map<string, () => ScopeSchemas>()
let isRegistered = false

/** Ties what an expression may read to the model it is written in; gives the undoing. */
export function tieScope(model: editor.ITextModel, schemas: () => ScopeSchemas): () => void {
  register()
  const key = model.uri.toString()
  scopes.set(key, schemas)
  return () => scopes.delete(key)
}

/** Underlines what is wrong in a model and gives it. */
export function markProblems(model: editor.ITextModel): readonly ExpressionProblem[] {
  const schemas = scopes.get(model.uri.toString())?.()
  if (schemas === undefined) return []
  const problems = diagnoseExpression(model.getValue(), schemas.scope)
  editors.setModelMarkers(
    model,
    expressionLanguage,
    problems.map(({ severity, message, hint, code, range }) => ({
      severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
      message: hint === undefined ? message : `${message}\n${hint}`,
      code,
      ...rangeIn(model, range.start, Math.max(range.end, range.start + 1)),
    })),
  )
  return problems
}

function rangeIn(model: editor.ITextModel, start: number, end: number) {
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(end)
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  }
}

function register(): void {
  if (isRegistered) return
  isRegistered = true
  languages.register({ id: expressionLanguage })
  languages.setMonarchTokensProvider(expressionLanguage, {
    tokenizer: {
      root: [
        [/'(?:[^']|'')*'?/, 'string.value.json'],
        [/[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number.json'],
        [/\b(?:true|false|null)\b/, 'keyword.json'],
        [/[A-Za-z_]\w*(?=\s*\()/, 'string.key.json'],
        [/[()[\]]/, '@brackets'],
        [/[?.,]/, 'delimiter'],
      ],
    },
    brackets: [
      { open: '(', close: ')', token: 'delimiter.parenthesis' },
      { open: '[', close: ']', token: 'delimiter.square' },
    ],
  })
  languages.setLanguageConfiguration(expressionLanguage, {
    brackets: [
      ['(', ')'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '(', close: ')', notIn: ['string'] },
      { open: '[', close: ']', notIn: ['string'] },
      { open: "'", close: "'", notIn: ['string'] },
    ],
    surroundingPairs: [
      { open: '(', close: ')' },
      { open: "'", close: "'" },
    ],
  })
  languages.registerCompletionItemProvider(expressionLanguage, {
    triggerCharacters: ["'", '(', '.', '[', '?', ','],
    provideCompletionItems: (model, position) => {
      const schemas = scopes.get(model.uri.toString())?.()
      if (schemas === undefined) return { suggestions: [] }
      const source = model.getValue()
      const proposals = completeExpression(source, model.getOffsetAt(position), schemas)
      return { suggestions: proposals.map((proposal) => toItem(model, source, proposal)) }
    },
  })
  languages.registerHoverProvider(expressionLanguage, {
    provideHover: (model, position) => {
      const schemas = scopes.get(model.uri.toString())?.()
      if (schemas === undefined) return null
      const hover = hoverExpression(model.getValue(), model.getOffsetAt(position), schemas)
      return hover === undefined
        ? null
        : { range: rangeIn(model, hover.range.start, hover.range.end), contents: [{ value: hover.markdown }] }
    },
  })
  languages.registerSignatureHelpProvider(expressionLanguage, {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp: (model, position) => {
      const call = signatureAt(model.getValue(), model.getOffsetAt(position))
      if (call === undefined) return null
      const { entry, parameter } = call
      const parameters = entry.parameters.map(({ name, required, repeat, doc }) => ({
        label: repeat ? '...' : required ? name : `${name}?`,
        documentation: doc,
      }))
      return {
        value: {
          activeSignature: 0,
          activeParameter: parameter,
          signatures: [
            { label: entry.signature, documentation: { value: describeFunction(entry) }, parameters },
          ],
        },
        dispose: () => undefined,
      }
    },
  })
  languages.registerCodeActionProvider(expressionLanguage, {
    provideCodeActions: (model, range) => {
      const schemas = scopes.get(model.uri.toString())?.()
      if (schemas === undefined) return { actions: [], dispose: () => undefined }
      const from = model.getOffsetAt(range.getStartPosition())
      const to = model.getOffsetAt(range.getEndPosition())
      const actions = diagnoseExpression(model.getValue(), schemas.scope).flatMap((problem) => {
        const { fix } = problem
        if (fix === undefined || problem.range.start > to || problem.range.end < from) return []
        return [
          {
            title: fix.title,
            kind: 'quickfix',
            isPreferred: true,
            edit: {
              edits: [
                {
                  resource: model.uri,
                  versionId: model.getVersionId(),
                  textEdit: { range: rangeIn(model, fix.range.start, fix.range.end), text: fix.text },
                },
              ],
            },
          },
        ]
      })
      return { actions, dispose: () => undefined }
    },
  })
  languages.registerDocumentFormattingEditProvider(expressionLanguage, {
    provideDocumentFormattingEdits: (model) => [
      { range: model.getFullModelRange(), text: formatExpression(model.getValue(), false) },
    ],
  })
}

function toItem(
  model: editor.ITextModel,
  source: string,
  proposal: ExpressionProposal,
): monacoLanguages.CompletionItem {
  const { label, kind, text, cursorBack, detail, documentation, rank, range } = proposal
  const at = text.length - cursorBack
  const lead = /^\??\.?\[?/.exec(source.slice(range.start, range.end))?.[0] ?? ''
  return {
    label,
    kind: languages.CompletionItemKind[kinds[kind]],
    detail,
    ...(documentation === undefined ? {} : { documentation: { value: documentation } }),
    insertText: cursorBack > 0 ? `${inSnippet(text.slice(0, at))}$0${inSnippet(text.slice(at))}` : text,
    ...(cursorBack > 0 ? { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    range: rangeIn(model, range.start, range.end),
    // The list is narrowed by what is replaced: a dot or question mark is part of that.
    filterText: `${lead}${label}`,
    sortText: `${String(Math.round(rank * 1000)).padStart(6, '0')} ${label}`,
  }
}

const kinds = {
  function: 'Function',
  step: 'Event',
  loop: 'Enum',
  variable: 'Variable',
  parameter: 'Constant',
  property: 'Field',
} as const

function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
