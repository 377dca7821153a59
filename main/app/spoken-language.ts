import { app } from 'electron'
import { chosenLanguage, type Language, type LanguageChoice } from '../../shared/ipc/language.ts'
import { isUnderTest } from './desktop.ts'

/**
 * The language to speak now. Under the end-to-end tests the system speaks what FLOWBENCH_E2E_LANGUAGE says, else English,
 * wherever they run.
 */
export function spokenLanguage(choice: LanguageChoice): Language {
  return chosenLanguage(choice, systemLanguages())
}

function systemLanguages(): readonly string[] {
  if (isUnderTest) return [process.env.FLOWBENCH_E2E_LANGUAGE ?? 'en']
  return app.isReady() ? app.getPreferredSystemLanguages() : []
}
