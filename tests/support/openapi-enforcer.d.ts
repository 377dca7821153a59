/** The little of openapi-enforcer that the tests use. */
declare module 'openapi-enforcer' {
  interface EnforcedDocument {
    request(request: {
      readonly method: string
      readonly path: string
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: unknown
    }): readonly [value: unknown, error: unknown]
  }
  function enforcer(
    definition: unknown,
    options: { readonly fullResult: true },
  ): Promise<readonly [document: EnforcedDocument | undefined, error: unknown]>
  export = enforcer
}
