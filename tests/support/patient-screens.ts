export {}

/** What comes late on a busy machine still comes; what never comes fails a little later. */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/dom')
  // What dialogs hide from screen readers is a matter of real windows: jsdom knows no focus that is seen, and Fluent's manager
  // of the focus takes it as it comes there.
  configure({ asyncUtilTimeout: 30_000, defaultHidden: true })
}
