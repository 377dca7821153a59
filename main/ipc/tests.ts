import type { FlowTestService } from '../services/flow-test-service.ts'
import type { AreaHandlers } from './handle.ts'

/** Requests about flow tests. */
export function testHandlers(tests: FlowTestService): AreaHandlers<'tests'> {
  return {
    list: (choice) => tests.list(choice),
    read: (ref) => tests.read(ref),
    save: ({ text, revision, ...ref }) => tests.save(ref, text, revision),
    delete: (ref) => tests.delete(ref),
    run: (choice) => tests.run(choice),
    mutate: (ref) => tests.mutate(ref),
    stop: ({ environmentId }) => tests.stop(environmentId),
    watch: ({ environmentId, isOn }) => tests.watch(environmentId, isOn),
    coverage: ({ environmentId, flowId, withRuns }) =>
      withRuns === true
        ? tests.coverageWithRuns({ environmentId, flowId })
        : tests.coverage(environmentId, flowId),
    draft: (request) => tests.draft(request),
    create: ({ name, ...request }) => tests.create(request, name),
    naming: ({ symbol, ...ref }) => tests.naming(ref, symbol),
    rewrite: ({ files, ...ref }) => tests.rewrite(ref, files),
    expect: ({ runId, actionKey, part, ...ref }) => tests.expect(ref, runId, actionKey, part),
  }
}
