import type { TestResult } from '../../../shared/flow-tests/index.ts'

/** Results as JUnit XML: a suite for each flow, a case for each test. Source: the format Jenkins and Azure Pipelines read. */
export function junitXml(results: readonly TestResult[], durationMs: number): string {
  const flows = new Map<string, TestResult[]>()
  for (const result of results) {
    const suite = flows.get(result.flow)
    if (suite === undefined) flows.set(result.flow, [result])
    else suite.push(result)
  }
  const suites = [...flows].map(([flow, suite]) => suiteXml(flow, suite))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="flowbench" ${countsXml(results)} time="${seconds(durationMs)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteXml(flow: string, results: readonly TestResult[]): string {
  const time = results.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return [
    `  <testsuite name="${xmlText(flow)}" ${countsXml(results)} time="${seconds(time)}">`,
    ...results.map(caseXml),
    '  </testsuite>',
  ].join('\n')
}

function countsXml(results: readonly TestResult[]): string {
  const of = (outcome: TestResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  return `tests="${results.length}" failures="${of('failed')}" errors="${of('error')}" skipped="${of('skipped')}"`
}

function caseXml(result: TestResult): string {
  const open = `    <testcase classname="${xmlText(result.flow)}" name="${xmlText(result.name)}" file="${xmlText(result.file)}" time="${seconds(result.durationMs)}"`
  const inner = innerXml(result)
  return inner === '' ? `${open}/>` : `${open}>\n${inner}\n    </testcase>`
}

function innerXml({ outcome, failures, problems, file }: TestResult): string {
  const message = (text: string | undefined) => `message="${xmlText(text ?? '')}"`
  switch (outcome) {
    case 'passed':
      return ''
    case 'skipped':
      return `      <skipped ${message(problems[0]?.message)}/>`
    case 'error':
      return `      <error type="${xmlText(problems[0]?.code ?? '')}" ${message(problems[0]?.message)}>${xmlText(problems.map((problem) => problem.message).join('\n'))}</error>`
    case 'failed': {
      const text = failures.map(({ message: sentence, place, expected, actual }) =>
        [
          `${file}:${place.line}:${place.column} ${sentence}`,
          ...(expected === undefined ? [] : [`expected: ${expected}`]),
          ...(actual === undefined ? [] : [`actual:   ${actual}`]),
        ].join('\n'),
      )
      return `      <failure type="expectation" ${message(failures[0]?.message)}>${xmlText(text.join('\n'))}</failure>`
    }
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Text that XML can hold: characters it cannot are shown as a replacement character. */
function xmlText(text: string): string {
  return text
    .replace(notXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}

const notXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
