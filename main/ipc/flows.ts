import type { FlowExports } from '../services/flow-exports.ts'
import type { FlowService } from '../services/flow-service.ts'
import type { OwnTemplates } from '../services/own-templates.ts'
import type { PackageImports } from '../services/package-imports.ts'
import type { AreaHandlers } from './handle.ts'
import type { ShellPort } from './shell-port.ts'
import type { NativeWords } from './words/en.ts'

/** Requests about flows. */
export function flowHandlers(
  flows: FlowService,
  templates: OwnTemplates,
  packages: PackageImports,
  exports: FlowExports,
  shell: ShellPort,
  words: () => NativeWords['pick'],
): AreaHandlers<'flows'> {
  return {
    list: ({ environmentId }) => flows.list(environmentId),
    create: (request) => flows.create(request),
    openPackage: ({ bytes, fileName }) => packages.open(bytes, fileName),
    importPackage: (request) => packages.importFlows(request),
    templates: ({ environmentId }) => templates.list(environmentId),
    readTemplate: ({ environmentId, fileName }) => templates.read(environmentId, fileName),
    saveAsTemplate: ({ environmentId, title, text }) => templates.save(environmentId, title, text),
    deleteTemplate: ({ environmentId, fileName }) => templates.delete(environmentId, fileName),
    rename: (request) => flows.rename(request),
    duplicate: (flow) => flows.duplicate(flow),
    delete: (flow) => flows.delete(flow),
    export: (request, caller) =>
      exports.export(request, (name) => shell.pickSavePath(caller, { title: words().exportFlows, name })),
    read: (flow) => flows.read(flow),
    save: (request) => flows.save(request),
    committed: (flow) => flows.committed(flow),
    reveal: async (flow) => shell.revealFile(await flows.pathOf(flow)),
  }
}
