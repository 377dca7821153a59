import type { Language } from '../../shared/ipc/language.ts'
import { language } from './language.ts'

/** The same sentences in another language: every key, any words; functions take what the original takes. */
export type Translation<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends (...args: never[]) => unknown
      ? T
      : { readonly [K in keyof T]: Translation<T[K]> }

/** The sentences of an area in the window's language. The compiler asks each language for every key of the English ones. */
export function inLanguage<T>(
  english: T,
  others: Readonly<Record<Exclude<Language, 'en'>, Translation<T>>>,
): Translation<T> {
  return language === 'en' ? (english as Translation<T>) : others[language]
}
