import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of flows and tests for a test. */
export interface FlowTestFolder {
  readonly path: string
  /** Writes a flow with these actions, started by a request. */
  flow(name: string, actions: object, more?: object): void
  test(flow: string, name: string, test: object | string): void
  file(path: string, text: string): void
  remove(): void
}

/** Makes an empty folder with `flows/` in it. */
export function createFlowTestFolder(): FlowTestFolder {
  const path = mkdtempSync(join(tmpdir(), 'flowbench-flow-tests-'))
  const file = (name: string, text: string) => {
    const absolute = join(path, name)
    mkdirSync(dirname(absolute), { recursive: true })
    writeFileSync(absolute, text)
  }
  return {
    path,
    file,
    flow: (name, actions, more = {}) => {
      const definition = {
        triggers: { manual: { type: 'Request', kind: 'Http' } },
        actions,
        ...more,
      }
      file(`flows/${name}.json`, JSON.stringify({ properties: { displayName: name, definition } }, null, 2))
    },
    test: (flow, name, test) =>
      file(
        `flows/${flow}.tests/${name}.flowtest.json`,
        typeof test === 'string' ? test : JSON.stringify(test, null, 2),
      ),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
