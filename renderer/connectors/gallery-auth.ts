import type { AuthKind } from '../../shared/connectors/index.ts'
import { connectorStrings } from '../strings/connectors.ts'

/** How a public API signs in, in words. Without a security scheme its description does not say; it may ask for one all the same. */
export function galleryAuth(kinds: readonly AuthKind[]): string {
  return kinds
    .map((kind) => (kind === 'none' ? connectorStrings.gallery.notStated : connectorStrings.auth[kind]))
    .join(', ')
}
