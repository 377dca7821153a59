import {
  type CoverageItem,
  coverageKinds,
  type FlowCoverage,
  pathText,
  shareOf,
  type TestFailure,
  type TestResult,
} from '../../../shared/flow-tests/index.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { FlowTestReport } from '../../services/flow-test-runner.ts'
import { formatDuration } from '../terminal/duration.ts'
import { kindTitles } from './show-results.ts'

/** Results and coverage as one HTML page that needs nothing else: light and dark, no script, no address. */
export function testHtml(
  report: Pick<FlowTestReport, 'results' | 'counts' | 'coverage' | 'durationMs'>,
): string {
  const { counts, coverage } = report
  const items = coverage.flatMap((flow) => flow.items)
  const isGood = counts.failed === 0 && counts.errors === 0
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flow tests: ${counts.passed} of ${counts.total} passed</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Flow tests</h1>
<ul class="tiles">
${tile('Passed', String(counts.passed), isGood ? 'good' : '')}
${tile('Failed', String(counts.failed), counts.failed > 0 ? 'bad' : '')}
${tile('Could not be run', String(counts.errors), counts.errors > 0 ? 'bad' : '')}
${tile('Skipped', String(counts.skipped), '')}
${tile('Time', formatDuration(report.durationMs), '')}
${items.length === 0 ? '' : tile('Coverage', `${shareOf(items).percent.toFixed(1)} %`, tone(shareOf(items).percent))}
</ul>
</header>
<main>
${coverage.length === 0 ? '' : `<h2>Coverage</h2>\n${coverage.map(flowCoverageHtml).join('\n')}`}
<h2>Tests</h2>
${resultsHtml(report.results)}
</main>
</body>
</html>
`
}

function tile(title: string, value: string, kind: string): string {
  return `<li class="tile ${kind}"><span>${htmlText(title)}</span><strong>${htmlText(value)}</strong></li>`
}

function tone(percent: number): string {
  return percent >= 90 ? 'good' : percent >= 60 ? 'fair' : 'bad'
}

function flowCoverageHtml(flow: FlowCoverage): string {
  const rows = coverageKinds.flatMap((kind) => {
    const share = shareOf(flow.items, kind)
    if (share.total === 0) return []
    return `<tr><th scope="row">${kindTitles[kind]}</th><td>${share.covered} of ${share.total}</td><td>${meter(share.percent)}</td></tr>`
  })
  const total = shareOf(flow.items)
  const missed = flow.items.filter(({ hits }) => hits === 0)
  return `<section class="card">
<h3>${htmlText(flow.flowName)} <small>${htmlText(flow.flow)} · ${flow.runs} ${flow.runs === 1 ? 'run' : 'runs'}</small> <span class="badge ${tone(total.percent)}">${total.percent.toFixed(1)} %</span></h3>
<table><tbody>${rows.join('')}</tbody></table>
${missed.length === 0 ? '<p class="quiet">Everything was reached.</p>' : `<details><summary>${missed.length} not reached</summary><ul>${missed.map(missedHtml).join('')}</ul></details>`}
<details><summary>By action</summary>${actionsHtml(flow.items)}</details>
</section>`
}

function meter(percent: number): string {
  return `<span class="meter"><span class="${tone(percent)}" style="width:${percent}%"></span></span> ${percent.toFixed(1)} %`
}

function missedHtml({ label, kind }: CoverageItem): string {
  return `<li><code>${htmlText(label)}</code> <small>${kindTitles[kind]}</small></li>`
}

function actionsHtml(items: readonly CoverageItem[]): string {
  const rows = items
    .filter(({ kind }) => kind === 'action')
    .map(({ action, hits, path }) => {
      const own = items.filter((item) => item.action === action && item.kind !== 'action')
      const depth = Math.max(0, path.filter((step) => step === 'actions').length - 1)
      const parts = own.map(
        (item) =>
          `<li class="${item.hits > 0 ? 'hit' : 'miss'}">${htmlText(item.label)}${item.hits > 0 ? ` <small>×${item.hits}</small>` : ''}</li>`,
      )
      return `<li class="${hits > 0 ? 'hit' : 'miss'}" style="margin-left:${depth * 1.5}em"><strong>${htmlText(action)}</strong> <small>${hits > 0 ? `×${hits}` : 'not reached'}</small>${parts.length === 0 ? '' : `<ul>${parts.join('')}</ul>`}</li>`
    })
  return `<ul class="tree">${rows.join('')}</ul>`
}

function resultsHtml(results: readonly TestResult[]): string {
  const flows = new Map<string, TestResult[]>()
  for (const result of results) flows.set(result.flow, [...(flows.get(result.flow) ?? []), result])
  return [...flows.values()]
    .map((group) => {
      const [first] = group
      return `<section class="card"><h3>${htmlText(first?.flowName ?? '')} <small>${htmlText(first?.flow ?? '')}</small></h3>${group.map(resultHtml).join('')}</section>`
    })
    .join('\n')
}

const outcomeWords = {
  passed: 'passed',
  failed: 'failed',
  error: 'could not be run',
  skipped: 'skipped',
} as const

function resultHtml(result: TestResult): string {
  const kind = result.outcome === 'passed' ? 'good' : result.outcome === 'skipped' ? '' : 'bad'
  const head = `<span class="badge ${kind}">${outcomeWords[result.outcome]}</span> ${htmlText(result.name)} <small>${formatDuration(result.durationMs)}</small>`
  const details = [
    ...result.failures.map((failure) => failureHtml(failure, result.file)),
    ...result.problems.map(
      ({ message, hint }) =>
        `<p>${htmlText(message)}${hint === undefined ? '' : ` <small>${htmlText(hint)}</small>`}</p>`,
    ),
  ]
  if (details.length === 0) return `<p class="result">${head}</p>`
  return `<details class="result"${result.outcome === 'skipped' ? '' : ' open'}><summary>${head}</summary>${details.join('')}</details>`
}

function failureHtml(failure: TestFailure, file: string): string {
  const side = (title: string, json: string | undefined) =>
    `<div><h5>${title}</h5><pre>${json === undefined ? '<em>nothing</em>' : htmlText(printJson(parseJson(json), { indent: 2 }))}</pre></div>`
  const differences = failure.differences.map(
    ({ path, message }) =>
      `<li>${path.length === 0 ? '' : `<code>${htmlText(pathText(path))}</code> `}${htmlText(message)}</li>`,
  )
  const hasValues = failure.expected !== undefined || failure.actual !== undefined
  return `<article><h4>${htmlText(failure.message)} <small>${htmlText(file)}:${failure.place.line}:${failure.place.column}</small></h4>${
    differences.length > 1 ? `<ul>${differences.join('')}</ul>` : ''
  }${hasValues ? `<div class="sides">${side('Expected', failure.expected)}${side('Actual', failure.actual)}</div>` : ''}</article>`
}

function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const style = `
:root{color-scheme:light dark;--bg:#faf9f8;--card:#fff;--text:#242424;--quiet:#616161;--line:#e0e0e0;--good:#0e700e;--fair:#8a5a00;--bad:#b10e1c;--soft:#f0f0f0}
@media (prefers-color-scheme:dark){:root{--bg:#1b1a19;--card:#292827;--text:#f3f2f1;--quiet:#b3b0ad;--line:#484644;--good:#6bc46b;--fair:#f2c661;--bad:#ff8a8a;--soft:#3b3a39}}
*{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:2rem 1.5rem 4rem;background:var(--bg);color:var(--text);font:15px/1.5 "Segoe UI Variable","Segoe UI",system-ui,sans-serif}
h1{font-size:1.9rem;font-weight:600;margin:0 0 1rem}h2{font-size:1.3rem;font-weight:600;margin:2.2rem 0 .8rem}h3{font-size:1.05rem;font-weight:600;margin:0 0 .6rem;display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap}h4{font-size:.95rem;font-weight:600;margin:.6rem 0 .3rem}h5{font-size:.75rem;font-weight:600;margin:0;color:var(--quiet);text-transform:uppercase;letter-spacing:.04em}
small{color:var(--quiet);font-weight:400}.quiet{color:var(--quiet)}
.tiles{display:flex;flex-wrap:wrap;gap:.8rem;list-style:none;margin:0;padding:0}.tile{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.7rem 1.1rem;min-width:7.5rem}.tile span{display:block;color:var(--quiet);font-size:.8rem}.tile strong{font-size:1.5rem;font-weight:600}
.tile.good strong{color:var(--good)}.tile.bad strong{color:var(--bad)}.tile.fair strong{color:var(--fair)}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1rem 1.2rem;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;max-width:38rem}th{text-align:left;font-weight:400}td,th{padding:.2rem .8rem .2rem 0;white-space:nowrap}td:nth-child(2){color:var(--quiet)}
.meter{display:inline-block;vertical-align:middle;width:10rem;height:.5rem;border-radius:4px;background:var(--soft);overflow:hidden}.meter span{display:block;height:100%}.meter .good{background:var(--good)}.meter .fair{background:var(--fair)}.meter .bad{background:var(--bad)}
.badge{font-size:.78rem;font-weight:600;border:1px solid currentColor;border-radius:10px;padding:0 .5rem;color:var(--quiet)}.badge.good{color:var(--good)}.badge.fair{color:var(--fair)}.badge.bad{color:var(--bad)}
details{margin:.5rem 0}summary{cursor:pointer}summary:focus-visible{outline:2px solid var(--text);outline-offset:2px}
.tree,.tree ul{list-style:none;padding-left:0}.tree ul{padding-left:1.2rem;color:var(--quiet)}.tree li{border-left:3px solid var(--line);padding-left:.6rem;margin:.15rem 0}.tree li.hit{border-color:var(--good)}.tree li.miss{border-color:var(--bad)}
.result{margin:.3rem 0}.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:.8rem}
pre{background:var(--soft);border-radius:6px;padding:.6rem .8rem;margin:.2rem 0;overflow:auto;max-height:24rem;font:13px/1.45 "Cascadia Code",Consolas,ui-monospace,monospace}code{font:13px/1.45 "Cascadia Code",Consolas,ui-monospace,monospace}
`
