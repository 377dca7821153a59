import { useStore } from '@xyflow/react'

/** Below this zoom a '+' is a dot: nothing one could hit. */
const farZoom = 0.3

/** Whether the canvas is seen from so far that small things are not worth drawing. */
export function useIsFar(): boolean {
  return useStore((state) => state.transform[2] < farZoom)
}
