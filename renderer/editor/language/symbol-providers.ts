import type { editor, languages as monacoLanguages, Position } from 'monaco-editor/editor'
import type { SymbolPlace } from '../../../shared/wdl/symbols/flow-symbol.ts'
import { definitionsOf, indexSymbols, symbolAt } from '../../../shared/wdl/symbols/index-symbols.ts'
import { isShown, type OpenModel, openModel, toMonacoRange } from './open-models.ts'
import { type OutlineItem, outlineOf } from './outline.ts'

type Languages = typeof monacoLanguages

/** Go to definition, references, highlights and the outline of flow files. */
export function registerSymbolProviders(languages: Languages, language: string): void {
  languages.registerDefinitionProvider(language, {
    provideDefinition: (model, position) => {
      const at = placeAt(model, position)
      if (at === undefined) return null
      return definitionsOf(at.open.document, at.place.symbol)
        .filter(({ range }) => isShown(at.open, range))
        .map((place) => ({ uri: model.uri, range: rangeOf(at.open, place) }))
    },
  })
  languages.registerReferenceProvider(language, {
    provideReferences: (model, position, { includeDeclaration }) => {
      const at = placeAt(model, position)
      if (at === undefined) return null
      return indexSymbols(at.open.document)
        .of(at.place.symbol)
        .filter(({ role, range }) => isShown(at.open, range) && (includeDeclaration || role !== 'definition'))
        .map((place) => ({ uri: model.uri, range: rangeOf(at.open, place) }))
    },
  })
  languages.registerDocumentHighlightProvider(language, {
    provideDocumentHighlights: (model, position) => {
      const at = placeAt(model, position)
      if (at === undefined) return null
      const { Read, Write } = languages.DocumentHighlightKind
      return indexSymbols(at.open.document)
        .of(at.place.symbol)
        .filter(({ range }) => isShown(at.open, range))
        .map((place) => ({
          range: rangeOf(at.open, place),
          kind: place.role === 'definition' || place.role === 'change' ? Write : Read,
        }))
    },
  })
  languages.registerDocumentSymbolProvider(language, {
    displayName: 'Flow',
    provideDocumentSymbols: (model) => {
      const open = openModel(model)
      if (open === undefined || open.shown !== undefined) return null
      return outlineOf(open.document).map((item) => toSymbol(languages, open, item))
    },
  })
}

function placeAt(
  model: editor.ITextModel,
  position: Position,
): { readonly open: OpenModel; readonly place: SymbolPlace } | undefined {
  const open = openModel(model)
  const place = open === undefined ? undefined : symbolAt(open.document, open.places.toOffset(position))
  return open === undefined || place === undefined ? undefined : { open, place }
}

function rangeOf({ places }: OpenModel, { range }: SymbolPlace) {
  return toMonacoRange(places, range.start, range.end)
}

function toSymbol(
  languages: Languages,
  open: OpenModel,
  { name, detail, kind, range, nameRange, children }: OutlineItem,
): monacoLanguages.DocumentSymbol {
  const kinds = languages.SymbolKind
  return {
    name,
    detail,
    kind: {
      trigger: kinds.Event,
      action: kinds.Function,
      scope: kinds.Namespace,
      parameter: kinds.Constant,
      branch: kinds.Module,
    }[kind],
    tags: [],
    range: toMonacoRange(open.places, range.start, range.end),
    selectionRange: toMonacoRange(open.places, nameRange.start, nameRange.end),
    children: children.map((child) => toSymbol(languages, open, child)),
  }
}
