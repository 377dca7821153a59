import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { afterPaint } from './after-paint.ts'

/**
 * Shows its children; when there are none any more, what was shown last stays as it is until the frame with everything
 * else is painted. For what gives its room back when it goes: what was chosen in it is seen first, and then the rest is
 * arranged anew. Nothing in it should act any more when it is told to go. What comes after that is made anew, also when
 * it comes within that frame.
 */
export function LateExit({ children }: { readonly children: ReactNode }) {
  const isEmpty = children === undefined || children === null || children === false
  const last = useRef<ReactNode>(undefined)
  const shown = useRef({ isEmpty, count: 0 })
  const [, showNothing] = useState({})
  if (!isEmpty) last.current = children
  if (shown.current.isEmpty !== isEmpty) {
    shown.current = { isEmpty, count: shown.current.count + (isEmpty ? 0 : 1) }
  }
  useEffect(() => {
    if (!isEmpty || last.current === undefined) return
    return afterPaint(() => {
      last.current = undefined
      showNothing({})
    })
  }, [isEmpty])
  return <Fragment key={shown.current.count}>{isEmpty ? last.current : children}</Fragment>
}
