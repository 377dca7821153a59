/** Runs per second: the best of five rounds after a warm-up. */
export async function measureRate(run: () => unknown, roundMs: number, isAsync: boolean): Promise<number> {
  let best = 0
  for (let round = 0; round < 6; round += 1) {
    const rate = isAsync ? await asyncRound(run, roundMs) : syncRound(run, roundMs)
    if (round > 0) best = Math.max(best, rate)
  }
  return best
}

/** What the last run gave, kept so that no run can be left out as useless. */
export let lastResult: unknown

function syncRound(run: () => unknown, roundMs: number): number {
  const start = performance.now()
  let count = 0
  let elapsed = 0
  while (elapsed < roundMs) {
    for (let inner = 0; inner < 1000; inner += 1) lastResult = run()
    count += 1000
    elapsed = performance.now() - start
  }
  return (count / elapsed) * 1000
}

async function asyncRound(run: () => unknown, roundMs: number): Promise<number> {
  const start = performance.now()
  let count = 0
  let elapsed = 0
  while (elapsed < roundMs) {
    for (let inner = 0; inner < 100; inner += 1) lastResult = await run()
    count += 100
    elapsed = performance.now() - start
  }
  return (count / elapsed) * 1000
}
