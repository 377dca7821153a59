import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { office365Users } from './index.ts'

let bench: PublicConnectorBench

beforeEach(async () => {
  bench = await openPublicConnectorBench(office365Users)
})

afterEach(() => bench.close())

test('profiles, managers and reports', async () => {
  expect(await bench.body('MyProfile_V2')).toMatchObject({
    displayName: 'Alex Wilber',
    department: 'Marketing',
  })
  expect(bench.wire.at(-1)?.url).toMatch(
    /^https:\/\/graph\.microsoft\.com\/v1\.0\/me\?\$select=id%2CdisplayName/,
  )
  const adele = await bench.body('UserProfile_V2', { id: 'adele@contoso.example', $select: 'jobTitle,city' })
  expect(adele).toEqual({ jobTitle: 'Account manager', city: 'Munich' })
  const manager = await bench.body('Manager_V2', { id: 'adele@contoso.example' })
  expect(manager).toMatchObject({ displayName: 'Megan Bowen' })
  const reports = await bench.body('DirectReports_V2', { id: manager.id })
  expect(reports.value).toMatchObject([{ givenName: 'Alex' }, { givenName: 'Adele' }])
  expect(await bench.call('Manager_V2', { id: 'megan@contoso.example' })).toMatchObject({ status: 404 })
  expect((await bench.call('UserProfile_V2', { id: '../me' })).status).toBe(404)
})

test('people are found by the beginning of a name', async () => {
  const { value } = await bench.body('SearchUserV2', { searchTerm: "a'd" })
  expect(value).toEqual([])
  expect(new URL(bench.wire.at(-1)?.url ?? '').searchParams.get('$filter')).toContain(
    "startswith(displayName,'a''d')",
  )
  expect((await bench.body('SearchUserV2', { searchTerm: 'ad' })).value).toMatchObject([
    { DisplayName: 'Adele Vance', Mail: 'adele@contoso.example', TelephoneNumber: '+49 89 123456' },
  ])
  expect((await bench.body('SearchUserV2', {})).value).toEqual([])
  expect((await bench.body('SearchUserV2', { isSearchTermRequired: false, top: 2 })).value).toHaveLength(2)
})

test('photos, and whether there is one', async () => {
  const id = 'adele@contoso.example'
  expect(await bench.body('UserPhotoMetadata', { userId: id })).toMatchObject({
    HasPhoto: true,
    ImageFileExtension: 'png',
  })
  expect(await bench.body('UserPhoto_V2', { id })).toMatchObject({ '$content-type': 'image/png' })
  expect(await bench.body('UserPhotoMetadata', { userId: 'alex@contoso.example' })).toEqual({
    HasPhoto: false,
  })
  expect((await bench.call('UserPhotoMetadata', { userId: 'nobody' })).status).toBe(200)
})

test('the account’s own profile is changed', async () => {
  await bench.call('UpdateMyProfile', { 'body/skills': ['maps'] })
  expect(bench.state().users[0].more.skills).toEqual(['maps'])
})

test('a state needs no more than names', async () => {
  bench.setState({ users: [{ displayName: 'Ada Lovelace' }] })
  expect(await bench.body('MyProfile_V2')).toMatchObject({ mail: 'ada.lovelace@contoso.example' })
})
