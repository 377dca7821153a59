/** Languages that the app speaks. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** What a person can choose: one of them, or the one the system is set to. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

/**
 * The language to speak.
 * @param preferred the system's languages, the best first, as BCP 47 tags (`de-AT`)
 */
export function chosenLanguage(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice
  for (const tag of preferred) {
    const known = languages.find((language) => tag.toLowerCase().split(/[-_]/)[0] === language)
    if (known !== undefined) return known
  }
  return 'en'
}
