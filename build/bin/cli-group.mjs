// What the `flowbench` command must know of the CLI's bundle before any TypeScript can be loaded.
// bundle-list.test.ts keeps it equal to build/bundle/bundle-list.ts.
export const cliGroup = {
  name: 'cli',
  entry: 'main/cli/cli.ts',
  inputs: ['main', 'shared', 'build/bundle', 'package.json', 'package-lock.json'],
  outputs: ['dist/cli/flowbench.mjs', 'dist/cli/script-worker.mjs', 'dist/cli/vault-worker.mjs'],
}
