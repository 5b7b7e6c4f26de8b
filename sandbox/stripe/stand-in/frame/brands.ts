export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'unknown'

type Shape = {
  readonly starts: RegExp
  readonly lengths: readonly number[]
  readonly groups: readonly number[]
  readonly cvc: number
}

const FOURS = [4, 4, 4, 4, 3]

const SHAPES: Readonly<Record<Exclude<Brand, 'unknown'>, Shape>> = {
  visa: { starts: /^4/, lengths: [16], groups: FOURS, cvc: 3 },
  mastercard: { starts: /^(5[1-5]|2[2-7])/, lengths: [16], groups: FOURS, cvc: 3 },
  amex: { starts: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvc: 4 },
  discover: { starts: /^(6011|64[4-9]|65)/, lengths: [16], groups: FOURS, cvc: 3 },
  diners: { starts: /^(30|36|38|39)/, lengths: [14, 16], groups: FOURS, cvc: 3 },
  jcb: { starts: /^35/, lengths: [16], groups: FOURS, cvc: 3 },
  unionpay: { starts: /^62/, lengths: [16, 19], groups: FOURS, cvc: 3 },
}
const UNKNOWN: Shape = { starts: /^/, lengths: [16], groups: FOURS, cvc: 3 }

export function brandOf(digits: string): Brand {
  for (const [brand, { starts }] of Object.entries(SHAPES)) {
    if (starts.test(digits)) return brandNamed(brand)
  }
  return 'unknown'
}

function brandNamed(name: string): Brand {
  switch (name) {
    case 'visa':
    case 'mastercard':
    case 'amex':
    case 'discover':
    case 'diners':
    case 'jcb':
    case 'unionpay':
      return name
    default:
      return 'unknown'
  }
}

function shapeOf(digits: string): Shape {
  const brand = brandOf(digits)
  return brand === 'unknown' ? UNKNOWN : SHAPES[brand]
}

export function longestNumber(digits: string): number {
  return Math.max(...shapeOf(digits).lengths)
}

export function isWholeNumber(digits: string): boolean {
  return shapeOf(digits).lengths.includes(digits.length)
}

export function cvcLength(digits: string): number {
  return shapeOf(digits).cvc
}

/** `4242 4242 4242 4242`, or `3782 822463 10005`. */
export function groupedNumber(digits: string): string {
  const groups: string[] = []
  let rest = digits
  for (const length of shapeOf(digits).groups) {
    if (rest === '') break
    groups.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
  return groups.join(' ')
}

export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
