import { FluentProvider, type FluentProviderProps, useFocusFinders } from '@fluentui/react-components'

/** What the window is drawn in: a theme, and one manager of the focus for all of it. */
export function Themed({ children, ...provider }: FluentProviderProps) {
  return (
    <FluentProvider {...provider}>
      <FocusManager />
      {children}
    </FluentProvider>
  )
}

/**
 * Keeps Fluent's manager of the focus for as long as the window is there. By itself it comes with the first dialog and goes
 * with the last one, and may then leave the page hidden from screen readers, as it was behind that dialog.
 */
function FocusManager() {
  useFocusFinders()
  return null
}
