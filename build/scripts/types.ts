/** `npm run types`: type-checks every storey of the house. */
import { runChecks } from './testing/check.ts'
import { countsLine } from './testing/counts.ts'
import { typeChecks } from './testing/type-checks.ts'

const { counts } = await runChecks(typeChecks)
console.log(countsLine(counts))
if (counts.failed > 0) process.exitCode = 1
