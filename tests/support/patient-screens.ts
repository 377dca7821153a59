export {}

/** What comes late on a busy machine still comes; what never comes fails a little later. */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/dom')
  configure({ asyncUtilTimeout: 30_000 })
}
