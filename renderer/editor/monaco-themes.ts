import type { editor } from 'monaco-editor/editor'

/** The code editor in the light theme of the app. */
export const lightTheme: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'string.key.json', foreground: '4437cc' },
    { token: 'string.value.json', foreground: '9a3412' },
    { token: 'number.json', foreground: '0b7a5b' },
    { token: 'keyword.json', foreground: '0b5cad' },
    { token: 'expression-function', foreground: '6d28d9' },
    { token: 'expression-text', foreground: '9a3412' },
    { token: 'expression-number', foreground: '0b7a5b' },
    { token: 'expression-keyword', foreground: '0b5cad' },
    { token: 'expression-mark', foreground: 'a21caf', fontStyle: 'bold' },
    { token: 'expression-punctuation', foreground: '4a4a5c' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editorGutter.background': '#fafafd',
    'editorLineNumber.foreground': '#6b6b80',
    'editorLineNumber.activeForeground': '#4437cc',
    'editor.lineHighlightBackground': '#f4f4f9',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#d0d0fe',
    'editorIndentGuide.background1': '#eeeef5',
    'editorIndentGuide.activeBackground1': '#bcbbfd',
  },
}

/** The code editor in the dark theme of the app. */
export const darkTheme: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'string.key.json', foreground: 'a9a7fc' },
    { token: 'string.value.json', foreground: 'f0b48a' },
    { token: 'number.json', foreground: '7fd8b4' },
    { token: 'keyword.json', foreground: '82b7f2' },
    { token: 'expression-function', foreground: 'c4a5ff' },
    { token: 'expression-text', foreground: 'f0b48a' },
    { token: 'expression-number', foreground: '7fd8b4' },
    { token: 'expression-keyword', foreground: '82b7f2' },
    { token: 'expression-mark', foreground: 'f08fe0', fontStyle: 'bold' },
    { token: 'expression-punctuation', foreground: 'c9c9d6' },
  ],
  colors: {
    'editor.background': '#1d1d26',
    'editorGutter.background': '#191921',
    'editorLineNumber.foreground': '#8f8fa6',
    'editorLineNumber.activeForeground': '#a9a7fc',
    'editor.lineHighlightBackground': '#24242f',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#3a3880',
    'editorIndentGuide.background1': '#2a2a35',
    'editorIndentGuide.activeBackground1': '#5146e5',
    'editorWidget.background': '#22222d',
    'editorHoverWidget.background': '#22222d',
    'input.background': '#15151c',
  },
}
