/** `npm run bench -- designer`: a flow of 500 actions, nested 8 deep, in the real Electron, by mouse and keys. */
import { loadavg } from 'node:os'
import { displayMarker, runWithDisplay } from '../build/scripts/display/run-with-display.ts'
import { type DesignerTimes, measureDesigner } from './designer/measure.ts'

if (process.platform === 'linux' && process.env[displayMarker] === undefined) {
  process.exitCode = await runWithDisplay([process.execPath, 'bench/run.ts', 'designer'], {
    stdio: 'inherit',
  })
} else {
  const before = loadavg()[0] ?? 0
  print(await measureDesigner(), before)
}

function print(times: DesignerTimes, load: number): void {
  const row = (what: string, values: readonly number[], aim: string) =>
    console.log(`| ${what} | ${ms(at(values, 0.5))} | ${ms(at(values, 0.95))} | ${aim} |`)
  console.log('| ms from input to paint | median | 95th of 100 | aim |\n| --- | ---: | ---: | ---: |')
  row('open the flow', times.opening, '1,000')
  row('add an action', times.adding, '50')
  row('undo it', times.undoing, '50')
  row('type a letter in a field', times.typing, '50')
  row('frame while panning', times.panning, '16.7')
  row('frame while nothing moves', times.resting, '')
  console.log('\n| ms of the main thread, aftermath included | median | worst |\n| --- | ---: | ---: |')
  const used = (what: string, values: readonly number[]) =>
    console.log(`| ${what} | ${ms(at(values, 0.5))} | ${ms(Math.max(...values))} |`)
  used('add an action', times.cpu.adding)
  used('undo it', times.cpu.undoing)
  used('type a letter in a field', [times.cpu.typing])
  const fps = (1000 * times.panning.length) / times.panning.reduce((sum, one) => sum + one, 0)
  console.log(
    `\nElectron ${times.electron}; ${fps.toFixed(0)} frames a second while panning; load before ${load.toFixed(1)}`,
  )
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function ms(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
}
