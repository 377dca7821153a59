import {
  Menu,
  MenuPopover,
  type PositioningProps,
  type PositioningVirtualElement,
} from '@fluentui/react-components'
import { type ReactNode, useMemo } from 'react'
import type { MenuPlace } from '../canvas/canvas-state.ts'

/** What a popover hangs on: an element, or a point of the window. */
export function targetOf(at: MenuPlace): HTMLElement | PositioningVirtualElement {
  if (at instanceof HTMLElement) return at
  return { getBoundingClientRect: () => DOMRect.fromRect({ x: at.x, y: at.y, width: 0, height: 0 }) }
}

/** Hangs a popover on a place. The same object as long as the place stays: with another one the page is measured anew. */
export function useFloating(at: MenuPlace, position: 'below' | 'after'): PositioningProps {
  return useMemo(
    () => ({
      target: targetOf(at),
      position,
      ...(position === 'after' ? { fallbackPositions: ['before', 'below'] } : {}),
    }),
    [at, position],
  )
}

interface FloatingMenuProps {
  readonly at: MenuPlace
  readonly onClose: () => void
  /** A MenuList. */
  readonly children: ReactNode
}

/** A menu that opens at once, at an element or a point. */
export function FloatingMenu({ at, onClose, children }: FloatingMenuProps) {
  return (
    <Menu
      open
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
      positioning={{ target: targetOf(at), position: 'below', align: 'start', autoSize: 'height' }}
    >
      <MenuPopover style={{ overflowY: 'auto' }}>{children}</MenuPopover>
    </Menu>
  )
}
