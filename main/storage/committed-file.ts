import { execFile } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { FileError } from '../../shared/errors/index.ts'

/** A file as it is in the last commit, and that commit. */
export interface CommittedFile {
  readonly bytes: Buffer
  /** Short hash of the last commit that changed the file. */
  readonly hash: string
  /** ms since 1970. */
  readonly committedAt: number
  readonly subject: string
}

const timeoutMs = 15_000
const maxBytes = 128 * 1024 * 1024

/**
 * A file as git has it at HEAD, by the system's git. Throws FileError `file.git-missing` without one,
 * `file.not-in-git` outside of a repository, `file.not-committed` for a file (or a repository) without a commit,
 * `file.git-failed` for all else. Nothing of the repository's configuration is run: no filters, no hooks, no pager.
 */
export async function readCommitted(path: string, git = 'git'): Promise<CommittedFile> {
  const folder = dirname(path)
  const name = basename(path)
  const run = (...args: readonly string[]) => runGit(git, folder, args)
  const inside = await run('rev-parse', '--is-inside-work-tree')
  if (inside.code !== 0) {
    if (/not a git repository/i.test(inside.problem)) {
      throw new FileError('file.not-in-git', `“${name}” lies in no git repository.`, {
        hint: 'Make one with “git init” in the folder of the environment, and commit the flows.',
      })
    }
    throw failed(inside.problem)
  }
  const blob = await run('cat-file', 'blob', `HEAD:./${name}`)
  if (blob.code !== 0) {
    throw new FileError('file.not-committed', `“${name}” is in no commit yet.`, {
      hint: 'Commit it once; then it can be compared with that.',
    })
  }
  const log = await run('log', '-1', '--format=%h%n%ct%n%s', '--', `./${name}`)
  const [hash = '', seconds = '0', subject = ''] = log.output.toString('utf8').split('\n')
  return { bytes: blob.output, hash, committedAt: Number(seconds) * 1000, subject }
}

interface GitAnswer {
  readonly code: number
  readonly output: Buffer
  readonly problem: string
}

function runGit(git: string, folder: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    execFile(
      git,
      ['--no-pager', '--no-optional-locks', '-c', 'core.fsmonitor=false', ...args],
      {
        cwd: folder,
        encoding: 'buffer',
        maxBuffer: maxBytes,
        timeout: timeoutMs,
        windowsHide: true,
        env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
      },
      (error, output, problem) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined
        if (code !== undefined) resolve({ code, output, problem: problem.toString('utf8').trim() })
        else if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          reject(
            new FileError('file.git-missing', 'There is no git on this computer.', {
              hint: 'Install git, or put it where programs are looked for (PATH).',
            }),
          )
        } else reject(failed(error?.message ?? ''))
      },
    )
  })
}

function failed(problem: string): FileError {
  return new FileError('file.git-failed', 'Git could not say what was committed.', {
    hint: problem.split('\n')[0] ?? '',
  })
}
