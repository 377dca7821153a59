import { type CustomSection, readSection, splitSections } from './custom-section.ts'
import { type Digits, roundDigits } from './digits.ts'
import type { NumberCulture } from './number-culture.ts'

/** A number by a custom format. Source: .NET, "Custom numeric format strings". */
export function formatCustomNumber(number: Digits, format: string, culture: NumberCulture): string {
  const sections = splitSections(format)
  const zeroSection = sections[2] ?? sections[0] ?? ''
  if (number.digits === '') return render(number, readSection(zeroSection), culture, false)
  const negativeSection = sections[1]
  const hasNegative = number.negative && negativeSection !== undefined && negativeSection !== ''
  const section = readSection(hasNegative ? negativeSection : (sections[0] ?? ''))
  const scaled = { ...number, scale: number.scale + section.scaleAdjust }
  const rounded = roundDigits(
    scaled,
    section.isScientific ? section.digitCount : scaled.scale + section.digitCount - section.decimalPosition,
  )
  if (rounded.digits === '') return render(rounded, readSection(zeroSection), culture, false)
  return render(rounded, section, culture, number.negative && !hasNegative)
}

function render(number: Digits, section: CustomSection, culture: NumberCulture, withMinus: boolean): string {
  const { decimalPosition, digitCount } = section
  const firstDigit = section.firstZero < decimalPosition ? decimalPosition - section.firstZero : 0
  const lastDigit = section.lastZero > decimalPosition ? decimalPosition - section.lastZero : 0
  let position = section.isScientific ? decimalPosition : Math.max(number.scale, decimalPosition)
  let adjust = section.isScientific ? 0 : number.scale - decimalPosition
  let next = 0
  let decimalWritten = false
  let text = withMinus ? culture.minus : ''
  const write = (digit: string) => {
    text += digit
    if (section.hasGroups && position > 1 && isGroupStart(position - 1, culture)) text += culture.group
  }
  const take = (): string | undefined => {
    const digit = number.digits[next]
    if (digit !== undefined) next += 1
    return digit
  }
  for (const token of section.tokens) {
    if (token.kind === 'digit' || token.kind === 'point') {
      for (; adjust > 0; adjust -= 1) {
        write(take() ?? '0')
        position -= 1
      }
    }
    switch (token.kind) {
      case 'digit': {
        let digit: string | undefined
        if (adjust < 0) {
          adjust += 1
          digit = position <= firstDigit ? '0' : undefined
        } else digit = take() ?? (position > lastDigit ? '0' : undefined)
        if (digit !== undefined) write(digit)
        position -= 1
        break
      }
      case 'point':
        if (
          position === 0 &&
          !decimalWritten &&
          (lastDigit < 0 || (decimalPosition < digitCount && next < number.digits.length))
        ) {
          text += culture.decimal
          decimalWritten = true
        }
        break
      case 'percent':
        text += culture.percent
        break
      case 'perMille':
        text += culture.perMille
        break
      case 'exponent': {
        const exponent = number.digits === '' ? 0 : number.scale - decimalPosition
        const sign = exponent < 0 ? culture.minus : token.plus ? '+' : ''
        text += token.letter + sign + String(Math.abs(exponent)).padStart(token.width, '0')
        break
      }
      case 'text':
        text += token.value
    }
  }
  return text
}

/** Whether a separator stands before the digit that has `digitsLeft` digits from it to the decimal point. */
function isGroupStart(digitsLeft: number, culture: NumberCulture): boolean {
  const [primary, secondary] = culture.groupSizes
  return digitsLeft >= primary && (digitsLeft - primary) % secondary === 0
}
