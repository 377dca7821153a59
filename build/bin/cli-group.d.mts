/** The CLI's bundle as the `flowbench` command knows it: same facts as `bundles.cli` in build/bundle/bundle-list.ts. */
export declare const cliGroup: {
  readonly name: string
  readonly entry: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}
