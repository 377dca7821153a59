/** `npm run bench -- app`: how long the app takes to start, and whether its main process stays free. */
import { loadavg } from 'node:os'
import { displayMarker, runWithDisplay } from '../build/scripts/display/run-with-display.ts'
import { type AppTimes, measureApp } from './app/measure.ts'

if (process.platform === 'linux' && process.env[displayMarker] === undefined) {
  process.exitCode = await runWithDisplay([process.execPath, 'bench/run.ts', 'app'], { stdio: 'inherit' })
} else {
  const before = loadavg()[0] ?? 0
  print(await measureApp(), before)
}

function print(
  { starting, main, runView, wholeRun, smallRun, firstStatus, lastStatus }: AppTimes,
  load: number,
): void {
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]
  console.log('| ms | measured | aim |\n| --- | ---: | ---: |')
  console.log(`| start to home page, median of ${starting.length} | ${ms(middle(starting))} | 1,500 |`)
  console.log(`| key to the last status of a small run | ${ms(middle(smallRun))} | 100 |`)
  console.log(`| key to the first status of 100,000 iterations | ${ms(firstStatus)} | |`)
  console.log(`| key to their last status | ${ms(lastStatus)} | |`)
  console.log(`| open that run: its canvas | ${ms(runView)} | |`)
  console.log(`| all of it read | ${ms(wholeRun)} | |`)
  console.log('\n| while | main busy at most, ms (aim 50) | mostly in |\n| --- | ---: | --- |')
  for (const { doing, longest } of main) console.log(`| ${doing} | ${ms(longest.ms)} | ${longest.by} |`)
  console.log(`\nLoad before ${load.toFixed(1)}`)
}

function ms(value = Number.NaN): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
}
