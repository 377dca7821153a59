import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What runs after one step that succeeded. */
export const after = (name: string) => ({ [name]: ['Succeeded'] })

/** A Compose action. */
export const compose = (inputs: unknown, runAfter: object = {}) => ({ type: 'Compose', inputs, runAfter })

/** Writes an environment whose flows have these actions behind a button. */
export function writeFlows(folder: string, flows: Readonly<Record<string, object>>): string {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  mkdirSync(join(folder, 'flows'), { recursive: true })
  writeFileSync(join(folder, 'environment.json'), json({ id: 'gestures', name: 'Gestures', variables: {} }))
  for (const [displayName, actions] of Object.entries(flows)) {
    const definition = {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      parameters: {},
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object' } } } },
      actions,
      outputs: {},
    }
    const file = {
      schemaVersion: '1.0.0.0',
      properties: { displayName, connectionReferences: {}, definition },
    }
    writeFileSync(join(folder, 'flows', `${displayName}.json`), json(file))
  }
  return folder
}
