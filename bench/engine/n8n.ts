import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { request } from 'undici'
import { postedBody } from './flow.ts'
import { freePort } from './free-port.ts'

/** n8n under way, with the job of `tenActions` at `path`. */
export interface N8n {
  readonly child: ChildProcess
  readonly port: number
  readonly path: string
}

const path = '/webhook/bench'
const workflowId = 'benchTenActions1'

/** Where n8n's command is: in the folder that `BENCH_N8N` names, or on the PATH. */
export function findN8n(env: NodeJS.ProcessEnv): string | undefined {
  const { BENCH_N8N: folder, PATH = '' } = env
  const places =
    folder === undefined
      ? PATH.split(delimiter).map((place) => join(place, 'n8n'))
      : [join(folder, 'node_modules/n8n/bin/n8n')]
  return places.find((place) => existsSync(place))
}

const node = (name: string, type: string, typeVersion: number, index: number, parameters: object) => ({
  id: `node-${index}`,
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  position: [index * 200, 0],
  parameters,
})

/** A node that derives the values of one action of `tenActions`. */
function derive(index: number) {
  const body = "$('Webhook').first().json.body"
  const assignment = (name: string, type: string, value: string) => ({
    id: name,
    name,
    type,
    value: `={{ ${value} }}`,
  })
  return node(`Step ${index + 1}`, 'set', 3.4, index + 1, {
    mode: 'manual',
    includeOtherFields: false,
    options: {},
    assignments: {
      assignments: [
        assignment('order', 'number', `${body}.order`),
        assignment('total', 'number', index === 0 ? `${body}.amount * 2` : `$json.total + ${index}`),
        assignment('label', 'string', `${body}.name.toUpperCase() + '-' + String(${body}.name.length)`),
      ],
    },
  })
}

const nodes = [
  {
    ...node('Webhook', 'webhook', 2, 0, {
      httpMethod: 'POST',
      path: 'bench',
      responseMode: 'responseNode',
      options: {},
    }),
    webhookId: 'b3f0a4a2-6d3c-4b3a-9c55-6f2f5d0f7a11',
  },
  ...Array.from({ length: 10 }, (_, index) => derive(index)),
  node('Respond', 'respondToWebhook', 1.1, 11, {
    respondWith: 'json',
    responseBody: '={{ $json }}',
    options: {},
  }),
]

const workflow = {
  id: workflowId,
  name: 'bench',
  active: false,
  nodes,
  connections: Object.fromEntries(
    nodes
      .slice(0, -1)
      .map(({ name }, index) => [
        name,
        { main: [[{ node: nodes[index + 1]?.name, type: 'main', index: 0 }]] },
      ]),
  ),
  // What our engine does, too: every input and output is recorded.
  settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
}

/** Starts n8n with a folder of its own; answers when it serves the job. */
export async function startN8n(command: string, folder: string): Promise<N8n> {
  const port = await freePort()
  const userFolder = join(folder, 'n8n')
  mkdirSync(userFolder, { recursive: true })
  const file = join(userFolder, 'workflow.json')
  writeFileSync(file, JSON.stringify([workflow]))
  const env = { ...process.env, ...settings(userFolder, port) }
  const run = promisify(execFile)
  await run(process.execPath, [command, 'import:workflow', `--input=${file}`], { env })
  await run(process.execPath, [command, 'publish:workflow', `--id=${workflowId}`], { env })
  const child = spawn(process.execPath, [command, 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`n8n ended with ${child.exitCode}.`)
    if (await answers(port)) return { child, port, path }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const answer = await request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: postedBody,
    })
    await answer.body.dump()
    return answer.statusCode === 200
  } catch {
    // It does not listen yet.
    return false
  }
}

function settings(userFolder: string, port: number): Record<string, string> {
  return {
    N8N_USER_FOLDER: userFolder,
    N8N_PORT: String(port),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_ENCRYPTION_KEY: 'bench',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_LOG_LEVEL: 'error',
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
    DB_TYPE: 'sqlite',
    EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
  }
}
