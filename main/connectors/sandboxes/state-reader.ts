import type { Json } from './sandbox.ts'
import { SandboxStateError } from './sandbox-state-error.ts'

/** Reads a state that a person wrote, part by part. What cannot be is told with its place: `SandboxStateError`. */
export class StateReader {
  readonly #value: Json | undefined
  readonly #path: readonly (string | number)[]

  constructor(value: Json | undefined, path: readonly (string | number)[] = []) {
    this.#value = value
    this.#path = path
  }

  /** The part as it is, an object; an empty one where there is nothing. */
  get object(): Readonly<Record<string, Json | undefined>> {
    const value = this.#value
    if (value === undefined || value === null) return {}
    if (typeof value === 'object' && !Array.isArray(value)) {
      return value as Readonly<Record<string, Json | undefined>>
    }
    throw new SandboxStateError('An object is expected.', this.#path)
  }

  has(name: string): boolean {
    return this.object[name] !== undefined
  }

  /** A property as a part of its own. */
  at(name: string): StateReader {
    return new StateReader(this.object[name], [...this.#path, name])
  }

  /** The items of a list; none where there is nothing. */
  list(name: string): readonly StateReader[] {
    const value = this.object[name]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) return this.fail(name, 'A list is expected.')
    return (value as readonly Json[]).map(
      (item, index) => new StateReader(item, [...this.#path, name, index]),
    )
  }

  /** Does a list hold nothing but texts? True for an empty one and for none. */
  hasTexts(name: string): boolean {
    const value = this.object[name]
    return (
      value === undefined ||
      value === null ||
      (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    )
  }

  /** The texts of a list; none where there is nothing. */
  texts(name: string): readonly string[] {
    if (!this.hasTexts(name)) return this.fail(name, 'A list of texts is expected.')
    return (this.object[name] ?? []) as readonly string[]
  }

  /** The properties of an object as parts, with their names. */
  entries(name: string): readonly (readonly [string, StateReader])[] {
    const part = this.at(name)
    return Object.keys(part.object).map((key) => [key, part.at(key)] as const)
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.fail(name, 'A text is missing here.')
  }

  optionalText(name: string): string | undefined {
    const value = this.object[name]
    if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
    return this.fail(name, 'A text is expected.')
  }

  number(name: string, fallback: number): number {
    const value = this.object[name]
    if (value === undefined || value === null) return fallback
    return typeof value === 'number' ? value : this.fail(name, 'A number is expected.')
  }

  flag(name: string, fallback = false): boolean {
    const value = this.object[name]
    if (value === undefined || value === null) return fallback
    return typeof value === 'boolean' ? value : this.fail(name, 'true or false is expected.')
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const value = this.optionalText(name)
    if (value === undefined) return fallback
    const found = choices.find((one) => one === value)
    return found ?? this.fail(name, `'${value}' is none of ${choices.join(', ')}.`)
  }

  /** Throws `SandboxStateError` for a property. */
  fail(name: string, message: string): never {
    throw new SandboxStateError(message, [...this.#path, name])
  }
}
