import { act } from '@testing-library/react'

/**
 * For tests: puts a text at the end of a field with pills, as pasting does. A page without layout has neither typing into
 * an editable element nor places of carets.
 */
export async function writeInField(field: HTMLElement, text: string): Promise<void> {
  Range.prototype.getBoundingClientRect = () => new DOMRect()
  const clipboardData = {
    getData: (type: string) => (type === 'text/plain' ? text : ''),
    types: ['text/plain'],
  }
  await act(async () => {
    field.focus()
    const selection = document.getSelection()
    const paragraph = field.firstElementChild ?? field
    selection?.selectAllChildren(paragraph)
    selection?.collapseToEnd()
    document.dispatchEvent(new Event('selectionchange'))
  })
  await act(async () => {
    const event = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(event, { clipboardData })
    field.dispatchEvent(event)
  })
}
