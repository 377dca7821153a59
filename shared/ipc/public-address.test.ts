import { expect, test } from 'vitest'
import { readPublicAddress } from './public-address.ts'

test.each([
  ['', { address: '' }],
  ['  https://name.example/ ', { address: 'https://name.example' }],
  ['name.example', { address: 'https://name.example' }],
  ['https://Name.Example:8443/base/', { address: 'https://name.example:8443/base' }],
  ['http://127.0.0.1:4040', { address: 'http://127.0.0.1:4040' }],
  ['http://name.example', { fault: 'not-https' }],
  ['ftp://name.example', { fault: 'not-https' }],
  ['https://name.example/?a=1', { fault: 'has-query' }],
  ['https://user:word@name.example', { fault: 'has-query' }],
  ['not an address', { fault: 'no-address' }],
])('%j', (text, wanted) => {
  expect(readPublicAddress(text)).toEqual(wanted)
})
