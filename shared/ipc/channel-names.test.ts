import { expect, test } from 'vitest'
import { eventNames, requestNames } from './channel-names.ts'
import { contract } from './contract.ts'

const namesOf = (kind: 'request' | 'event') =>
  Object.entries(contract)
    .filter(([, channel]) => channel.kind === kind)
    .map(([name]) => name)
    .sort()

test('the list of requests is the contract’s', () => {
  expect([...requestNames].sort()).toEqual(namesOf('request'))
})

test('the list of events is the contract’s', () => {
  expect([...eventNames].sort()).toEqual(namesOf('event'))
})
