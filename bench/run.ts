/** `npm run bench -- NAME`: runs bench/NAME.ts. Each benchmark prints the table that bench/README.md keeps. */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
const [name] = process.argv.slice(2)

if (name === undefined || !names.includes(name) || !existsSync(`${folder}${name}.ts`)) {
  console.error(`usage: npm run bench -- NAME   (${names.join(', ')})`)
  process.exitCode = 2
} else {
  await import(pathToFileURL(`${folder}${name}.ts`).href)
}
