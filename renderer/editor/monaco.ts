import {
  editor,
  KeyCode,
  KeyMod,
  languages,
  MarkerSeverity,
  Range,
  Selection,
  Uri,
} from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/diffEditor/register'
import 'monaco-editor/features/documentSymbols/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoLine/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/longLinesHelper/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/quickOutline/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/stickyScroll/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/tokenization/register'
import 'monaco-editor/features/unusualLineTerminators/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { createWdlSchema, wdlSchemaUri } from '../../shared/wdl/wdl-schema.ts'
import { largeJson, largeJsonLanguage } from './large-json.ts'
import { darkTheme, lightTheme } from './monaco-themes.ts'

/**
 * Monaco as this app uses it: the editor's core, JSON, and the contributions listed above. Everything of Monaco
 * comes from here, so that it is loaded once and only when a code editor is shown.
 */
export { editor, KeyCode, KeyMod, MarkerSeverity, Range, Selection, Uri }

globalThis.MonacoEnvironment = {
  getWorker: (_moduleId, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
}

editor.defineTheme('flowbench-light', lightTheme)
editor.defineTheme('flowbench-dark', darkTheme)

languages.register({ id: largeJsonLanguage })
languages.setMonarchTokensProvider(largeJsonLanguage, largeJson)
languages.setLanguageConfiguration(largeJsonLanguage, {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
})

// Completion and hover come from the schema; judging is left to the flow checker, which knows more.
jsonDefaults.setDiagnosticsOptions({
  validate: false,
  allowComments: true,
  enableSchemaRequest: false,
  schemas: [{ uri: wdlSchemaUri, fileMatch: ['*'], schema: createWdlSchema() }],
})
jsonDefaults.setModeConfiguration({ ...jsonDefaults.modeConfiguration, diagnostics: false, colors: false })
