import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkCommand } from './link-command.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'link-command-'))
  mkdirSync(join(root, 'build/bin'), { recursive: true })
  writeFileSync(join(root, 'build/bin/flowbench.mjs'), '')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test.runIf(process.platform !== 'win32')('a link to the command, also in the place of an old one', () => {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(root, 'node_modules/.bin/flowbench'), 'old')
  linkCommand(root)
  expect(readlinkSync(join(root, 'node_modules/.bin/flowbench'))).toBe('../../build/bin/flowbench.mjs')
})

test('on Windows a command file that finds its way from where it lies', () => {
  mkdirSync(join(root, 'node_modules'))
  linkCommand(root, 'win32')
  const text = readFileSync(join(root, 'node_modules/.bin/flowbench.cmd'), 'utf8')
  expect(text).toBe('@node "%~dp0\\..\\..\\build\\bin\\flowbench.mjs" %*\r\n')
})

test('nothing without node_modules', () => {
  linkCommand(root)
  expect(() => readlinkSync(join(root, 'node_modules/.bin/flowbench'))).toThrow('ENOENT')
})
