/**
 * `npm run bench -- tests`: 1,000 flow tests of 20 actions each, in ten flows, as `flowbench test` runs them: files read,
 * mocks, a fixed clock, every input and output recorded, expectations compared; once more with coverage.
 * `BENCH_TESTS` sets their number.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFlowTests } from '../main/services/flow-test-files.ts'
import { runFlowTests } from '../main/services/flow-test-runner.ts'

const flows = 10
const total = Number(process.env.BENCH_TESTS ?? 1000)
const folder = mkdtempSync(join(tmpdir(), 'flowbench-bench-tests-'))

/** Twenty actions: calls, expressions, a condition, a loop of two turns, a response. */
function actions(): Record<string, object> {
  const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } })
  const made: Record<string, object> = {
    Get: {
      type: 'Http',
      inputs: { method: 'GET', uri: "https://api.example/orders/@{triggerBody()['id']}" },
    },
  }
  let before = 'Get'
  for (let index = 1; index <= 13; index += 1) {
    const name = `Step_${index}`
    const value = index === 1 ? "body('Get')['total']" : `outputs('Step_${index - 1}')`
    made[name] = { type: 'Compose', inputs: `@add(${value}, ${index})`, ...after(before) }
    before = name
  }
  made.Is_large = {
    type: 'If',
    expression: { and: [{ greater: [`@outputs('${before}')`, 500] }] },
    actions: { Large: { type: 'Compose', inputs: 'large' } },
    else: { actions: { Small: { type: 'Compose', inputs: 'small' } } },
    ...after(before),
  }
  made.Each = {
    type: 'Foreach',
    foreach: [1, 2],
    actions: {
      Call: { type: 'Http', inputs: { method: 'POST', uri: 'https://api.example/notes', body: '@item()' } },
    },
    ...after('Is_large'),
  }
  made.Answer = {
    type: 'Response',
    inputs: { statusCode: 200, body: `@outputs('${before}')` },
    ...after('Each'),
  }
  return made
}

function write(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}

mkdirSync(join(folder, 'flows'))
for (let flow = 0; flow < flows; flow += 1) {
  const definition = { triggers: { manual: { type: 'Request', kind: 'Http' } }, actions: actions() }
  write(join(folder, 'flows', `order-${flow}.json`), {
    properties: { displayName: `Order ${flow}`, definition },
  })
  const tests = join(folder, 'flows', `order-${flow}.tests`)
  mkdirSync(tests)
  for (let index = 0; index < total / flows; index += 1) {
    write(join(tests, `case-${String(index).padStart(4, '0')}.flowtest.json`), {
      clock: '2026-01-31T08:00:00Z',
      trigger: { body: { id: index } },
      mocks: { Get: { body: { total: index * 10 } }, Call: { body: {} }, $unanswered: 'fail' },
      expect: {
        status: 'Succeeded',
        response: { statusCode: 200, body: index * 10 + 91 },
        actions: {
          Get: { inputs: { $partial: { uri: `https://api.example/orders/${index}` } } },
          Is_large: { branch: index * 10 + 91 > 500 ? 'actions' : 'else' },
          Call: { count: 2 },
        },
        order: ['Get', 'Is_large', 'Answer'],
      },
    })
  }
}

try {
  console.log('| 1,000 tests of 20 actions | seconds | tests a second |')
  console.log('| --- | ---: | ---: |')
  for (const coverage of [false, true]) {
    const begin = performance.now()
    const { counts } = await runFlowTests(await findFlowTests([], folder), { coverage })
    if (counts.passed !== counts.total) throw new Error(`Only ${counts.passed} of ${counts.total} passed.`)
    const seconds = (performance.now() - begin) / 1000
    const rate = Math.round(counts.total / seconds)
    console.log(`| ${coverage ? 'with coverage' : 'results alone'} | ${seconds.toFixed(1)} | ${rate} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
