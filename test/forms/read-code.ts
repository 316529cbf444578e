import jsQR from 'jsqr'
import type { ReadElement } from './read-markup.ts'

/** Reads the QR codes of a document as a camera would: from what is drawn. */
export function readCodes(elements: readonly ReadElement[]): readonly (string | null)[] {
  return elements.flatMap((element, index) => {
    if (element.name !== 'svg') return []
    const size = Number(element.attributes.viewBox!.split(' ')[2])
    return [decode(elements[index + 2]!.attributes.d!, size)]
  })
}

const scale = 4

function decode(path: string, size: number): string | null {
  const width = size * scale
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, bar] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(bar)) * scale; column++) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
      }
    }
  }
  return jsQR(pixels, width, width)?.data ?? null
}
