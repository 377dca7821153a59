import { create } from 'zustand'
import type { GalleryDetails, GalleryIndex } from '../../shared/gallery/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'

interface GalleryState {
  readonly index: Loadable<GalleryIndex>
  readonly details: Readonly<Record<string, Loadable<GalleryDetails>>>
}

/** The gallery, once it was opened; it does not change while the app runs. */
export const useGallery = create<GalleryState>(() => ({ index: notLoaded, details: {} }))

/** Asks for the gallery unless it is there. Never rejects. */
export async function loadGallery(): Promise<void> {
  const { index } = useGallery.getState()
  if (index.value !== undefined || index.isLoading) return
  useGallery.setState({ index: loading(index) })
  try {
    useGallery.setState({ index: loaded(await bridge.gallery.list()) })
  } catch (error) {
    useGallery.setState({ index: failedToLoad(undefined, error) })
  }
}

/** What is kept of descriptions that were looked at. */
const maxKept = 20

/** Asks for the page of an entry unless it is there. Never rejects. */
export async function loadGalleryDetails(entryId: string): Promise<void> {
  const known = useGallery.getState().details[entryId]
  if (known?.value !== undefined || known?.isLoading) return
  const put = (page: Loadable<GalleryDetails>) =>
    useGallery.setState(({ details }) => {
      const kept = Object.entries(details)
        .filter(([id]) => id !== entryId)
        .slice(-maxKept)
      return { details: { ...Object.fromEntries(kept), [entryId]: page } }
    })
  put(loading(known))
  try {
    put(loaded(await bridge.gallery.details({ entryId })))
  } catch (error) {
    put(failedToLoad(undefined, error))
  }
}
