import type { EnvironmentService } from '../services/environment-service.ts'
import type { AreaHandlers } from './handle.ts'
import type { ShellPort } from './shell-port.ts'
import type { NativeWords } from './words/en.ts'

/** Requests about environments. */
export function environmentHandlers(
  environments: EnvironmentService,
  shell: ShellPort,
  words: () => NativeWords['pick'],
): AreaHandlers<'environments'> {
  return {
    recent: () => environments.recent(),
    pick: async (_args, caller) => {
      const path = await shell.pickFolder(caller, { title: words().environment })
      return path === undefined ? null : environments.open(path)
    },
    open: ({ path }) => environments.open(path),
    create: async ({ name, path }, caller) => {
      if (path !== undefined) return environments.create({ name, path })
      const parent = await shell.pickFolder(caller, {
        title: words().newEnvironment(name),
        buttonLabel: words().createHere,
      })
      return parent === undefined ? null : environments.create({ name, parent })
    },
    openSample: () => environments.openSample(),
    forget: ({ path }) => environments.forget(path),
    reveal: async ({ environmentId }) => shell.openFolder((await environments.get(environmentId)).path),
  }
}
