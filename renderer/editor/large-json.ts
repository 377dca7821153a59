import type { languages } from 'monaco-editor/editor'

/** Language of large files: JSON's colours without its language service, which would read the whole text each time. */
export const largeJsonLanguage = 'json-large'

/** Colours of JSON, line by line. */
export const largeJson: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key.json'],
      [/"(?:[^"\\]|\\.)*"/, 'string.value.json'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number.json'],
      [/\b(?:true|false|null)\b/, 'keyword.json'],
      [/[{}[\]]/, '@brackets'],
      [/[,:]/, 'delimiter.json'],
    ],
  },
}
