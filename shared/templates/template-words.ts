import type { Language } from '../ipc/language.ts'
import { openFlowDocument } from '../wdl/flow-document.ts'
import { planRename, renameEdit } from '../wdl/rename/plan-rename.ts'
import type { SymbolKind } from '../wdl/symbols/flow-symbol.ts'
import { definitionsOf } from '../wdl/symbols/index-symbols.ts'
import { applyTextEdits } from '../wdl/text-edit.ts'
import type { FlowTemplate, TemplateWords } from './flow-template.ts'
import { germanTemplates } from './german-templates.ts'

const byLanguage: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, TemplateWords>>>> = {
  de: germanTemplates,
}

/** A template's words in a language; undefined in English, or where it has none. */
export function templateWords(template: FlowTemplate, language: Language): TemplateWords | undefined {
  return language === 'en' ? undefined : byLanguage[language][template.id]
}

/** A value with the texts in it said in other words; keys of objects (columns of a table) too. */
export function withTexts<T>(value: T, texts: Readonly<Record<string, string>>): T {
  const say = (text: string) => (Object.hasOwn(texts, text) ? (texts[text] ?? text) : text)
  const walk = (at: unknown): unknown => {
    if (typeof at === 'string') return say(at)
    if (Array.isArray(at)) return at.map(walk)
    if (typeof at !== 'object' || at === null) return at
    return Object.fromEntries(Object.entries(at).map(([key, inner]) => [say(key), walk(inner)]))
  }
  return walk(value) as T
}

/** The text of a flow with other names for what is in it, wherever they are read. */
export function withNames(text: string, names: Readonly<Record<string, string>>): string {
  let document = openFlowDocument(text)
  for (const [name, newName] of Object.entries(names)) {
    for (const kind of kinds) {
      if (definitionsOf(document, { kind, name }).length === 0) continue
      const { edits } = renameEdit(planRename(document, { kind, name }, newName))
      document = openFlowDocument(applyTextEdits(document.text, edits))
    }
  }
  return document.text
}

const kinds: readonly SymbolKind[] = ['action', 'trigger', 'variable', 'parameter']
