import type { ComponentProps } from 'react'

/**
 * Parts of an ARIA grid that are no table elements: a list that draws only the rows in sight lays its rows out by
 * itself. The focus goes to rows, not to cells.
 */
export function GridBox(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div {...props} role="grid" />
}

/** A row of a `GridBox`. Give it `tabIndex` and the keys. */
export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see GridBox
  // biome-ignore lint/a11y/useFocusableInteractive: the one who uses it gives the tabIndex; the row of headings has none
  return <div {...props} role="row" />
}

/** A cell of a `GridRow`. */
export function GridCell(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see GridBox
  // biome-ignore lint/a11y/useFocusableInteractive: the focus goes to rows
  return <div {...props} role="gridcell" />
}

/** A heading of a column. */
export function GridHeading(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see GridBox
  // biome-ignore lint/a11y/useFocusableInteractive: what can be pressed is the button inside
  return <div {...props} role="columnheader" />
}
