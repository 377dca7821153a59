/**
 * Tells the terminal how far the building of the gallery is, in tenths: it is the longest wait of a first start, and
 * one should see that something happens. `who` begins each line, as `start`.
 */
export function sayGalleryProgress(who: string, say: (line: string) => void = console.error) {
  let said = -1
  return (done: number, total: number): void => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10)
    if (tenth <= said) return
    said = tenth
    if (done === 0)
      say(
        `${who}: making the offline gallery of ${total} public APIs; this is done once and takes a minute or two.`,
      )
    else say(`${who}: gallery ${tenth * 10} %`)
  }
}
