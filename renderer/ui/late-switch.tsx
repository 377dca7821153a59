import { type ReactNode, useRef } from 'react'
import { usePaintedValue } from './after-paint.ts'

/**
 * Shows its children; when they become those of another thing (`id`), what was shown stays until the frame with
 * everything else is painted. For what is large and beside the matter: the panel of a step, while its card already
 * stands on the canvas. Changes of the same thing are shown at once.
 */
export function LateSwitch({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const shownId = usePaintedValue(id)
  const shown = useRef(children)
  // Not read anywhere else: a render that is thrown away leaves at most newer children of the same thing.
  if (shownId === id) shown.current = children
  return shown.current
}
