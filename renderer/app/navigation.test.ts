import { beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import {
  currentLocation,
  forgetPlaces,
  goBack,
  goForward,
  type Location,
  navigate,
  useNavigation,
} from './navigation.ts'

const environmentId = asId.environment('env')
const flow = (name: string): Location => ({ page: 'flow', environmentId, flowId: asId.flow(name) })
const here = () => currentLocation(useNavigation.getState())

beforeEach(() => useNavigation.setState(useNavigation.getInitialState(), true))

test('goes back and forward as a browser does', () => {
  navigate({ page: 'runs' })
  navigate(flow('a'))
  goBack()
  expect(here()).toEqual({ page: 'runs' })
  goForward()
  expect(here()).toEqual(flow('a'))
  goForward()
  expect(here()).toEqual(flow('a'))
})

test('a new place forgets what lay ahead', () => {
  navigate({ page: 'runs' })
  navigate(flow('a'))
  goBack()
  navigate({ page: 'settings' })
  goForward()
  expect(useNavigation.getState()).toEqual({
    entries: [{ page: 'home' }, { page: 'runs' }, { page: 'settings' }],
    index: 2,
  })
})

test('the same flow at another field is the same place, told anew', () => {
  navigate(flow('a'))
  const elsewhere: Location = { page: 'flow', environmentId, flowId: asId.flow('a'), goTo: ['actions', 'x'] }
  navigate(elsewhere)
  expect(useNavigation.getState().entries).toEqual([{ page: 'home' }, elsewhere])
})

test('goes nowhere before the first place', () => {
  goBack()
  expect(here()).toEqual({ page: 'home' })
})

test('places that are gone are forgotten; who stood there stands on the one before', () => {
  navigate(flow('a'))
  navigate({ page: 'runs' })
  navigate(flow('a'))
  forgetPlaces((place) => place.page === 'flow')
  expect(useNavigation.getState()).toEqual({ entries: [{ page: 'home' }, { page: 'runs' }], index: 1 })
})

test('remembers a hundred places', () => {
  for (let at = 0; at < 150; at += 1) navigate(flow(`f${at}`))
  const { entries, index } = useNavigation.getState()
  expect([entries.length, index, entries[0]]).toEqual([100, 99, flow('f50')])
})
