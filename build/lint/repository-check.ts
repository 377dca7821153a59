import { spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import { findExpressionTypeImports } from './find-expression-type-imports.ts'
import { findLockGaps } from './find-lock-gaps.ts'
import { findMachineTraces, type MachineFacts } from './find-machine-traces.ts'
import { trackedFiles } from './tracked-files.ts'

/** Reads every file of the repository and answers one line per complaint, as `path:line: what`. */
export function checkRepository(root: string, facts: MachineFacts = machineFacts(root)): string[] {
  const complaints: string[] = []
  for (const { path, text } of trackedFiles(root)) {
    for (const { line, what } of findMachineTraces(path, text, facts))
      complaints.push(`${path}:${line}: ${what}`)
    if (path === 'package-lock.json') {
      for (const gap of findLockGaps(text)) {
        complaints.push(
          `${path}: no entry for ${gap.name}@${gap.version} of ${gap.wantedBy}: npm ci would refuse it`,
        )
      }
    }
    if (!/^(shared|main|renderer)\/.*\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) continue
    for (const { line, specifier } of findExpressionTypeImports(text)) {
      complaints.push(
        `${path}:${line}: write \`import type\` for '${specifier}', so that the layer check sees it`,
      )
    }
  }
  return complaints
}

/** The registries and folders of this machine. */
function machineFacts(root: string): MachineFacts {
  const configured = spawnSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const host = /^[a-z]+:\/\/([^/\s]+)/.exec(configured.stdout?.trim() ?? '')?.[1]
  const publicHosts = ['npmjs', 'yarnpkg'].map((name) => `registry.${name}.`)
  return {
    registryHosts: host ? [host, ...publicHosts] : publicHosts,
    folders: [root, homedir()].filter((folder) => folder.split(/[\\/]/).length > 2),
  }
}
