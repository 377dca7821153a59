import type { ReactFlowInstance } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { FlowLayout } from '../layout/layout-flow.ts'
import type { CanvasEdge, CanvasNode } from './canvas-graph.ts'
import type { AddPlace, CanvasState } from './canvas-state.ts'
import { type Dropped, draggedKind, readDropped } from './drag-data.ts'
import { type DropPlace, dropPlaces, nearestPlace } from './drop-places.ts'

/** How far from a '+' something may be dropped, and how near the border the canvas begins to move, in CSS px. */
const reach = 140
const border = 36
const stride = 14

interface CanvasDropOptions {
  readonly flow: ReactFlowInstance<CanvasNode, CanvasEdge> | undefined
  readonly layout: FlowLayout
  readonly store: StoreApi<CanvasState>
  /** Absent: nothing can be dropped. `isCopy`: Alt (or Ctrl) was held. */
  readonly onDrop: ((dropped: Dropped, place: AddPlace, isCopy: boolean) => void) | undefined
}

/** Lets operations and steps be dropped near a '+': the nearest one lights up, and at the border the canvas moves. */
export function useCanvasDrop({ flow, layout, store, onDrop }: CanvasDropOptions) {
  const places = useMemo(() => {
    let made: readonly DropPlace[] | undefined
    return () => {
      made ??= dropPlaces(layout)
      return made
    }
  }, [layout])

  const placeAt = (event: DragEvent) => {
    if (flow === undefined || onDrop === undefined) return undefined
    const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    return nearestPlace(places(), point, reach / flow.getZoom())
  }

  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      const kind = draggedKind(event.dataTransfer)
      if (kind === undefined || flow === undefined || onDrop === undefined) return
      moveAtBorder(flow, event)
      const place = placeAt(event)
      if (store.getState().dropId !== place?.id) store.setState({ dropId: place?.id })
      if (place === undefined) return
      event.preventDefault()
      event.dataTransfer.dropEffect = kind === 'operation' || isCopy(event) ? 'copy' : 'move'
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      const to = event.relatedTarget
      if (!(to instanceof Node && event.currentTarget.contains(to))) store.setState({ dropId: undefined })
    },
    onDragEnd() {
      store.setState({ dropId: undefined })
    },
    onDrop(event: DragEvent<HTMLElement>) {
      const place = placeAt(event)
      const dropped = readDropped(event.dataTransfer)
      store.setState({ dropId: undefined })
      if (place === undefined || dropped === undefined) return
      event.preventDefault()
      onDrop?.(dropped, place.place, isCopy(event))
    },
  }
}

function isCopy({ altKey, ctrlKey }: DragEvent): boolean {
  return altKey || ctrlKey
}

function moveAtBorder(flow: ReactFlowInstance<CanvasNode, CanvasEdge>, event: DragEvent<HTMLElement>): void {
  const box = event.currentTarget.getBoundingClientRect()
  const along = (at: number, start: number, end: number) =>
    at < start + border ? stride : at > end - border ? -stride : 0
  const x = along(event.clientX, box.left, box.right)
  const y = along(event.clientY, box.top, box.bottom)
  if (x === 0 && y === 0) return
  const view = flow.getViewport()
  void flow.setViewport({ ...view, x: view.x + x, y: view.y + y })
}
