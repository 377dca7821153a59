/**
 * Measures in the page, from the moment of an input to the frame in which its result was painted. As text, since it
 * runs in the window and not here.
 */
export const pageProbe = `
(() => {
  let inputAt = 0
  for (const type of ['keydown', 'mousedown', 'click']) {
    addEventListener(type, (event) => { inputAt = event.timeStamp }, { capture: true })
  }
  /** ms from the last input until the selector matches (or no longer does) and a frame with that was made. */
  const until = (selector, isThere, from) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing came of it: ' + selector)), 60000)
    const look = () => {
      if (from === undefined && inputAt === 0) return false
      if ((document.querySelector(selector) !== null) !== isThere) return false
      observer.disconnect()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now() - (from ?? inputAt))
        channel.port2.postMessage(0)
      })
      return true
    }
    const observer = new MutationObserver(look)
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true })
    look()
  })
  /** Intervals between frames for some time, ms. */
  const frames = (forMs) => new Promise((resolve) => {
    const intervals = []
    let before
    const start = performance.now()
    const step = (now) => {
      if (before !== undefined) intervals.push(now - before)
      before = now
      if (performance.now() - start < forMs) requestAnimationFrame(step)
      else resolve(intervals)
    }
    requestAnimationFrame(step)
  })
  /** Durations of key presses until their next paint, ms; those below 16 count as 16. */
  const presses = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown' || entry.name === 'input') presses.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 })
  window.probe = { until, frames, presses, forget: () => { inputAt = 0; presses.length = 0 } }
})()
`
