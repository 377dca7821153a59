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
import 'monaco-editor/features/register.all'
// The JSON mode is loaded on demand by Monaco, and with it contributions that only work when they are there from the
// start: so it is loaded here.
import 'monaco-editor/languages/features/json/jsonMode'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import {
  createDescriptionSchema,
  createPropertiesSchema,
  descriptionSchemaUri,
  propertiesSchemaUri,
} from '../../shared/connectors/connector-schemas.ts'
import { createFlowTestSchema, flowTestSchemaUri } from '../../shared/flow-tests/flow-test-schema.ts'
import {
  createStepSchema,
  createWdlSchema,
  stepSchemaUri,
  wdlSchemaUri,
} from '../../shared/wdl/wdl-schema.ts'
import { registerConnectorProviders } from './language/connector-providers.ts'
import { registerExpressionColours } from './language/expression-colours.ts'
import { registerExpressionProviders } from './language/expression-providers.ts'
import { registerFixProvider } from './language/fix-provider.ts'
import { registerSymbolProviders } from './language/symbol-providers.ts'
import { largeJson, largeJsonLanguage } from './large-json.ts'
import { darkTheme, lightTheme } from './monaco-themes.ts'

/**
 * Monaco as this app uses it: the editor with its contributions, and JSON. Everything of Monaco
 * comes from here, so that it is loaded once and only when a code editor is shown.
 */
export { editor, KeyCode, KeyMod, languages, MarkerSeverity, Range, Selection, Uri }

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
  schemas: [
    {
      uri: wdlSchemaUri,
      fileMatch: ['*', '!*.flowtest.json', '!*.flowbench-*.json'],
      schema: createWdlSchema(),
    },
    // The models of one step (`step-code.tsx`) are named so.
    ...(['action', 'trigger'] as const).map((kind) => ({
      uri: stepSchemaUri(kind),
      fileMatch: [`*.flowbench-${kind}.json`],
      schema: createStepSchema(kind),
    })),
    // The models of a connector's files (`connector-code.tsx`) are named so.
    {
      uri: descriptionSchemaUri,
      fileMatch: ['*.flowbench-definition.json'],
      schema: createDescriptionSchema(),
    },
    {
      uri: propertiesSchemaUri,
      fileMatch: ['*.flowbench-properties.json'],
      schema: createPropertiesSchema(),
    },
    { uri: flowTestSchemaUri, fileMatch: ['*.flowtest.json'], schema: createFlowTestSchema() },
  ],
})
// The outline is our own: steps as they are nested, not every property.
jsonDefaults.setModeConfiguration({
  ...jsonDefaults.modeConfiguration,
  diagnostics: false,
  colors: false,
  documentSymbols: false,
})
registerExpressionProviders(languages, 'json')
registerExpressionColours(languages, 'json')
registerConnectorProviders(languages, 'json')
registerSymbolProviders(languages, 'json')
registerFixProvider(languages, editor, 'json')
