import type { editor } from 'monaco-editor/editor'

/** Texts longer than this, in UTF-16 units, are shown without the language service. */
export const largeText = 2_000_000

/** When Escape is not needed by one of the editor's own lists. */
export const nothingOpen =
  '!suggestWidgetVisible && !parameterHintsVisible && !findWidgetVisible && !editorHasSelection && !hasOtherSuggestions'

/** How the code editor is set up; `isLarge` leaves out what would read the whole text. */
export function editorOptions(isLarge: boolean): editor.IStandaloneEditorConstructionOptions {
  return {
    automaticLayout: true,
    fontFamily:
      "'Cascadia Code', 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
    fontSize: 13,
    lineHeight: 20,
    tabSize: 2,
    detectIndentation: !isLarge,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    smoothScrolling: true,
    padding: { top: 10, bottom: 10 },
    renderLineHighlight: 'all',
    renderWhitespace: 'selection',
    fixedOverflowWidgets: true,
    formatOnPaste: false,
    formatOnType: false,
    trimAutoWhitespace: false,
    autoIndent: 'full',
    wordBasedSuggestions: 'off',
    // A space at the end of a line is not a wish for a list; typing a word or Ctrl+Space is.
    suggestOnTriggerCharacters: false,
    quickSuggestions: isLarge ? false : { strings: true, other: true, comments: false },
    folding: true,
    // Breakpoints.
    glyphMargin: true,
    foldingStrategy: isLarge ? 'indentation' : 'auto',
    foldingMaximumRegions: 20_000,
    stickyScroll: { enabled: !isLarge },
    occurrencesHighlight: isLarge ? 'off' : 'singleFile',
    selectionHighlight: !isLarge,
    bracketPairColorization: { enabled: !isLarge },
    matchBrackets: isLarge ? 'never' : 'always',
    links: false,
    // Expressions inside of strings.
    'semanticHighlighting.enabled': !isLarge,
    maxTokenizationLineLength: 20_000,
    stopRenderingLineAfter: 20_000,
    largeFileOptimizations: true,
    unusualLineTerminators: 'off',
    scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12, useShadows: false },
    overviewRulerBorder: false,
  }
}
