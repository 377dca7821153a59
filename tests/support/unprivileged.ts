/**
 * Runs the work as a user without rights: root, as whom CI runs, may read and write everything. Elsewhere just runs
 * it. Needs a process of its own (Vitest's forks).
 */
export async function unprivileged<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
