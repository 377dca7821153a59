/** `npm run lint`: format and lint rules, the layer arrows, and nothing of one machine in the repository. */
import { runChecks } from './testing/check.ts'
import { countsLine } from './testing/counts.ts'
import { lintChecks } from './testing/lint-checks.ts'

const { counts } = await runChecks(lintChecks)
console.log(countsLine(counts))
if (counts.failed > 0) process.exitCode = 1
