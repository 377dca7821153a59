/**
 * `npm run bench -- expressions`: our compiled evaluator against a hand-written closure and three libraries, on equal
 * expressions, each compiled once and run many times, all in this process. Prints the table of bench/README.md.
 */
import { contenders } from './expressions/contenders.ts'
import { measureRate } from './expressions/measure-rate.ts'
import { scenarios } from './expressions/scenarios.ts'

const roundsMs = Number(process.env.BENCH_MS ?? 600)
const rows: string[] = []
for (const scenario of scenarios) {
  const rates = new Map<string, number>()
  for (const contender of contenders) {
    const run = contender.prepare(scenario)
    const result = await run()
    if (result !== scenario.expected)
      throw new Error(`${contender.name}, ${scenario.name}: ${String(result)}`)
    rates.set(contender.name, await measureRate(run, roundsMs, contender.isAsync))
  }
  const ours = rates.get('flowbench') ?? 0
  const closure = rates.get('closure') ?? 0
  const cells = contenders.map(({ name }) => ((rates.get(name) ?? 0) / 1e6).toFixed(2))
  rows.push(`| ${scenario.name} | ${cells.join(' | ')} | ${(closure / ours).toFixed(1)} |`)
}

console.log(
  `Million evaluations per second (Node ${process.versions.node}, best of five rounds of ${roundsMs} ms):\n`,
)
console.log(`| expression | ${contenders.map(({ name }) => name).join(' | ')} | closure / ours |`)
console.log(`| --- | ${contenders.map(() => '---: ').join('| ')}| ---: |`)
console.log(rows.join('\n'))
