import type { RunService } from '../services/run-service.ts'
import type { AreaHandlers } from './handle.ts'
import type { RunNews } from './run-news.ts'
import type { ShellPort } from './shell-port.ts'
import type { NativeWords } from './words/en.ts'

/** Requests about runs. */
export function runHandlers(
  runs: RunService,
  news: RunNews,
  shell: Pick<ShellPort, 'pickSavePath'>,
  words: () => NativeWords['pick'],
): AreaHandlers<'runs'> {
  return {
    start: (request) => runs.start(request),
    list: (filter) => runs.list(filter),
    get: ({ runId }) => runs.get(runId),
    events: ({ runId, after, limit }) => runs.events(runId, after, limit),
    content: ({ hash }) => runs.content(hash),
    definition: ({ runId }) => runs.definition(runId),
    cancel: ({ runId }) => runs.cancel(runId),
    skipWait: ({ runId, actionKey }) => runs.skipWait(runId, actionKey),
    resubmit: ({ runId }) => runs.resubmit(runId),
    startFrom: ({ runId, action, repetition }) => runs.startFrom(runId, action, repetition),
    export: async ({ runId }, caller) => {
      const { flowName } = await runs.get(runId)
      const path = await shell.pickSavePath(caller, {
        title: words().exportRun,
        name: `${flowName} ${runId}.run.json`,
      })
      if (path === undefined) return null
      await runs.exportTo(runId, path)
      return { path }
    },
    saveBinary: async ({ name, base64 }, caller) => {
      const path = await shell.pickSavePath(caller, { title: words().saveBinary, name })
      if (path === undefined) return null
      await runs.saveBytes(path, base64)
      return { path }
    },
    tags: (query) => runs.tags(query),
    tag: async ({ runId, ...change }) => {
      const run = await runs.tag(runId, change)
      news.changed(runId)
      return run
    },
    statistics: (query) => runs.statistics(query),
    delete: ({ runIds }) => runs.delete(runIds),
    watch: ({ runId }, caller) => news.watch(caller.windowId, runId),
  }
}
