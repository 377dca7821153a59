import type { RunService } from '../services/run-service.ts'
import type { AreaHandlers } from './handle.ts'
import type { RunNews } from './run-news.ts'

/** Requests about runs. */
export function runHandlers(runs: RunService, news: RunNews): AreaHandlers<'runs'> {
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
    statistics: (query) => runs.statistics(query),
    delete: ({ runIds }) => runs.delete(runIds),
    watch: ({ runId }, caller) => news.watch(caller.windowId, runId),
  }
}
