import { type ReactNode, type Ref, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Rows drawn beyond each edge, so that scrolling does not show gaps. */
const overscan = 8
/** Rows drawn where nothing can be measured. */
const unmeasuredRows = 60

interface VirtualListProps<Item> {
  readonly items: readonly Item[]
  /** CSS px; all rows are alike. */
  readonly rowHeight: number
  readonly renderRow: (item: Item, index: number) => ReactNode
  readonly keyOf: (item: Item, index: number) => string
  readonly className?: string
  /** Index of a row that must be drawn and visible, e.g. the selected one. */
  readonly revealIndex?: number | undefined
  /** Called when the end comes near. */
  readonly onNearEnd?: (() => void) | undefined
  /** Stays at the top while the rows scroll; headings above rows then share their width. */
  readonly header?: ReactNode
  /** Below the last row. */
  readonly footer?: ReactNode
  readonly role?: string
  readonly label?: string
  /** 0 where nothing in the rows takes the focus: the list then scrolls by keyboard itself. */
  readonly tabIndex?: number
  readonly ref?: Ref<HTMLDivElement>
}

/** A scrolling list that draws only the rows in sight; thousands of rows cost as much as fifty. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, rowHeight, renderRow, keyOf, revealIndex, onNearEnd, footer } = props
  const box = useRef<HTMLDivElement | null>(null)
  const head = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 0 })

  const measure = useCallback(() => {
    const element = box.current
    if (element === null) return
    const { scrollTop: top, clientHeight: height } = element
    setView((before) => (before.top === top && before.height === height ? before : { top, height }))
  }, [])

  useLayoutEffect(() => {
    measure()
    if (box.current === null || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [measure])

  useLayoutEffect(() => {
    const element = box.current
    if (element === null || revealIndex === undefined || element.clientHeight === 0) return
    const top = revealIndex * rowHeight
    if (top < element.scrollTop) element.scrollTop = top
    else {
      const height = element.clientHeight - (head.current?.offsetHeight ?? 0)
      if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height
    }
  }, [revealIndex, rowHeight])

  const first = Math.max(0, Math.floor(view.top / rowHeight) - overscan)
  const rows = view.height === 0 ? unmeasuredRows : Math.ceil(view.height / rowHeight) + 2 * overscan
  const last = Math.min(items.length, first + rows)
  const isNearEnd = last >= items.length

  useLayoutEffect(() => {
    if (isNearEnd) onNearEnd?.()
  }, [isNearEnd, onNearEnd])

  return (
    <div
      ref={(element) => {
        box.current = element
        if (typeof props.ref === 'function') props.ref(element)
        else if (props.ref) props.ref.current = element
      }}
      className={props.className}
      onScroll={measure}
      style={{ overflowY: 'auto', minHeight: 0, flexGrow: 1, position: 'relative' }}
      {...(props.tabIndex === undefined ? {} : { tabIndex: props.tabIndex })}
      {...(props.role === undefined ? {} : { role: props.role })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      {props.header !== undefined && (
        <div ref={head} role="presentation" style={{ position: 'sticky', top: 0, zIndex: 1 }}>
          {props.header}
        </div>
      )}
      <div role="presentation" style={{ height: items.length * rowHeight, position: 'relative' }}>
        {items.slice(first, last).map((item, offset) => {
          const index = first + offset
          return (
            <div
              key={keyOf(item, index)}
              role="presentation"
              style={{ position: 'absolute', top: index * rowHeight, left: 0, right: 0, height: rowHeight }}
            >
              {renderRow(item, index)}
            </div>
          )
        })}
      </div>
      {footer}
    </div>
  )
}
