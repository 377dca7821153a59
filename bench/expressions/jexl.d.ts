/** The part of jexl that the benchmark uses; the package has no types. */
declare module 'jexl' {
  interface JexlExpression {
    evalSync(context: unknown): unknown
  }
  interface JexlEngine {
    addTransform(name: string, transform: (value: string) => unknown): void
    createExpression(source: string): JexlExpression
  }
  const jexl: { readonly Jexl: new () => JexlEngine }
  // biome-ignore lint/style/noDefaultExport: it describes a package that has one
  export default jexl
}
