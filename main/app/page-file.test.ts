import { expect, test } from 'vitest'
import { contentTypeOf, pageFileOf } from './page-file.ts'

test.each([
  ['app://flowbench/index.html', '/pages/index.html'],
  ['app://flowbench/assets/a%20b.js?x#y', '/pages/assets/a b.js'],
  ['app://flowbench/../../etc/passwd', '/pages/etc/passwd'],
  ['app://flowbench/%2e%2e/%2e%2e/etc/passwd', '/pages/etc/passwd'],
  ['app://flowbench/..%2f..%2fetc/passwd', undefined],
  ['app://flowbench/..%5c..%5cetc', process.platform === 'win32' ? undefined : '/pages/..\\..\\etc'],
  ['app://flowbench/a%00.js', undefined],
  ['app://flowbench/%zz', undefined],
  ['app://flowbench', undefined],
  ['app://other/index.html', undefined],
  ['https://flowbench/index.html', undefined],
  ['nonsense', undefined],
])('%s', (url, path) => expect(pageFileOf(url, '/pages')).toBe(path))

test.each([
  ['/a/index.HTML', 'text/html; charset=utf-8'],
  ['/a/worker.js', 'text/javascript; charset=utf-8'],
  ['/a/font.ttf', 'font/ttf'],
  ['/a/unknown', 'application/octet-stream'],
])('%s', (path, type) => expect(contentTypeOf(path)).toBe(type))
