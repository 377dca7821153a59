import { expect, test } from 'vitest'
import { readCommandLine } from './command-line.ts'

test.each([
  [[], { userDataDir: undefined, environmentPath: undefined }],
  [['--no-sandbox', '--remote-debugging-port=0'], { userDataDir: undefined, environmentPath: undefined }],
  [['--user-data-dir=/data'], { userDataDir: '/data', environmentPath: undefined }],
  [['--user-data-dir', 'data', 'My env'], { userDataDir: '/work/data', environmentPath: '/work/My env' }],
  [['/envs/a'], { userDataDir: undefined, environmentPath: '/envs/a' }],
  [['/envs/a/environment.json'], { userDataDir: undefined, environmentPath: '/envs/a' }],
  [['/envs/a/flows/x.json'], { userDataDir: undefined, environmentPath: '/envs/a' }],
  [['/app'], { userDataDir: undefined, environmentPath: undefined }],
  [['--user-data-dir='], { userDataDir: undefined, environmentPath: undefined }],
])('%j', (args, expected) => expect(readCommandLine(args, '/work', ['/app'])).toEqual(expected))
