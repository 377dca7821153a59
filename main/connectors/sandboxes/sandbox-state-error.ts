/** Something in a state that a person wrote which cannot be. */
export class SandboxStateError extends Error {
  readonly path: readonly (string | number)[]

  constructor(message: string, path: readonly (string | number)[] = []) {
    super(message)
    this.path = path
  }
}
