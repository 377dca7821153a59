import { Menu, nativeImage, Tray } from 'electron'
import type { NativeWords } from '../ipc/words/en.ts'
import { type TrayActions, trayMenu } from './tray-menu.ts'

/**
 * The icon that stands in the system's tray while flows are on, so that the app can go on without a window. `show`
 * says which; with none the icon goes.
 */
export class AppTray {
  readonly #actions: TrayActions
  #tray: Tray | undefined

  constructor(actions: TrayActions) {
    this.#actions = actions
  }

  show(names: readonly string[], words: NativeWords['tray']): void {
    if (names.length === 0) {
      this.#tray?.destroy()
      this.#tray = undefined
      return
    }
    this.#tray ??= this.#make()
    this.#tray.setToolTip(words.tip(names.length))
    this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(names, this.#actions, words)))
  }

  #make(): Tray {
    const tray = new Tray(
      nativeImage.createFromBitmap(drawIcon(iconSize), { width: iconSize, height: iconSize }),
    )
    tray.on('click', () => this.#actions.open())
    return tray
  }
}

const iconSize = 32

/** A tile in the app’s colour with three white steps, as BGRA pixels. */
function drawIcon(size: number): Buffer {
  const pixels = Buffer.alloc(size * size * 4)
  const unit = size / 32
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const isStep = steps.some(
        ([left, top, width]) =>
          x >= left * unit && x < (left + width) * unit && y >= top * unit && y < (top + 4) * unit,
      )
      const isTile = x >= 2 * unit && x < 30 * unit && y >= 2 * unit && y < 30 * unit
      if (!isTile) continue
      pixels.writeUInt32LE(isStep ? 0xff_ff_ff_ff : 0xff_4f_46_e5, (y * size + x) * 4)
    }
  }
  return pixels
}

/** Left, top and width of the steps, in 32nds. */
const steps: readonly (readonly [number, number, number])[] = [
  [7, 7, 12],
  [10, 14, 12],
  [13, 21, 12],
]
