import type { languageService as english } from '../en/language-service.ts'
import type { Translation } from '../in-language.ts'

/** Sentences of the code editors in German. */
export const languageService: Translation<typeof english> = {
  optional: 'optional',
  returns: 'Gibt zurück:',
  type: 'Typ',
  variable: 'Variable',
  parameter: 'Parameter',
  deprecated: (instead) => `**Veraltet.** Verwenden Sie \`${instead}\`.`,
  notRunYet: (name) => `„${name}“ wurde noch nicht ausgeführt, wenn dies ausgewertet wird.`,
  breadcrumbs: 'Stelle im Flow',
  flow: 'Flow',
  siblings: (name) => `Schritte neben ${name}`,
}
