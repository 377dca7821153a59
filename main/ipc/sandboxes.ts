import type { SandboxService } from '../services/sandbox-service.ts'
import type { AreaHandlers } from './handle.ts'

/** Requests about the sandboxes of connectors. */
export function sandboxHandlers(service: SandboxService): AreaHandlers<'sandboxes'> {
  return {
    list: ({ environmentId }) => service.list(environmentId),
    get: async (sandbox) => service.get(sandbox),
    set: async ({ json, ...sandbox }) => service.set(sandbox, json),
    reset: async (sandbox) => service.reset(sandbox),
  }
}
