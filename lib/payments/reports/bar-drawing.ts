/** What a chart is drawn of; everything is in the units of its own width and height. */
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly rects: readonly Rect[]
  readonly lines: readonly Line[]
  readonly labels: readonly Label[]
}

/** A sum before and after what was taken from it. */
type Tone = 'gross' | 'net'
type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly tone: Tone
}
type Line = {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly isZero: boolean
}
type Label = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

export type ChartPoint = { readonly label: string; readonly grossMinor: number; readonly netMinor: number }

type Words = {
  readonly formatTick: (minor: number) => string
  /** For a phone: half as wide, with as large letters. */
  readonly isNarrow?: boolean
}

type Scale = { readonly least: number; readonly most: number; readonly ticks: readonly number[] }

const HEIGHT = 240
const ROW = 26
const EDGE = { right: 8, top: 10, bottom: 26 }
const WIDE = { width: 720, left: 84, nameWidth: 190, mostLabels: 8, mostLetters: 26 }
const NARROW = { width: 350, left: 64, nameWidth: 110, mostLabels: 4, mostLetters: 14 }

/** A step of 1, 2 or 5 with as many noughts as it takes for about four lines. */
function stepOf(span: number): number {
  const rough = Math.max(span / 4, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10)
}

function scaleOf(points: readonly ChartPoint[]): Scale {
  const values = points.flatMap(({ grossMinor, netMinor }) => [grossMinor, netMinor])
  const lowest = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  const step = stepOf(highest - lowest || 100)
  const least = Math.floor(lowest / step) * step
  const most = Math.max(Math.ceil(highest / step) * step, least + step)
  const ticks = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, index) => least + index * step)
  return { least, most, ticks }
}

const rounded = (length: number) => Math.round(length * 100) / 100

/** From zero to a value, as a beginning and a length on an axis. */
function spanOf(value: number, at: (value: number) => number) {
  const [from, to] = [at(0), at(value)]
  return { from: rounded(Math.min(from, to)), length: rounded(Math.abs(to - from)) }
}

/** Columns along time: what came in, and what was left of it. Only some of the columns have their names. */
export function columnDrawing(points: readonly ChartPoint[], { formatTick, isNarrow }: Words): Drawing {
  const { width: whole, left, mostLabels } = isNarrow ? NARROW : WIDE
  const { least, most, ticks } = scaleOf(points)
  const inner = { width: whole - left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom }
  const at = (value: number) => EDGE.top + ((most - value) / (most - least)) * inner.height
  const slot = inner.width / Math.max(points.length, 1)
  const width = Math.min(slot * 0.72, 48)
  const named = Math.ceil(points.length / mostLabels)
  const middleOf = (index: number) => left + slot * (index + 0.5)
  return {
    ...{ width: whole, height: HEIGHT },
    rects: points.flatMap(({ grossMinor, netMinor }, index) =>
      (
        [
          ['gross', grossMinor],
          ['net', netMinor],
        ] as const
      ).map(([tone, value]) => {
        const { from: y, length: height } = spanOf(value, at)
        return { tone, x: rounded(middleOf(index) - width / 2), y, width: rounded(width), height }
      }),
    ),
    lines: ticks.map((tick) => ({
      ...{ x1: left, x2: whole - EDGE.right, isZero: tick === 0 },
      ...{ y1: rounded(at(tick)), y2: rounded(at(tick)) },
    })),
    labels: [
      ...ticks.map((tick) => ({
        x: left - 8,
        y: rounded(at(tick) + 4),
        text: formatTick(tick),
        anchor: 'end' as const,
      })),
      ...points.flatMap(({ label: text }, index) =>
        index % named === 0 ? [{ x: rounded(middleOf(index)), y: HEIGHT - 8, text, anchor: 'middle' as const }] : [],
      ),
    ],
  }
}

/** A row for each, with its name beside it. */
export function rowDrawing(points: readonly ChartPoint[], { formatTick, isNarrow }: Words): Drawing {
  const { width: whole, nameWidth, mostLetters } = isNarrow ? NARROW : WIDE
  const { least, most, ticks } = scaleOf(points)
  const inner = whole - nameWidth - EDGE.right - 40
  const height = ROW * points.length + EDGE.top + EDGE.bottom
  const at = (value: number) => nameWidth + ((value - least) / (most - least)) * inner
  return {
    ...{ width: whole, height },
    rects: points.flatMap(({ grossMinor, netMinor }, index) =>
      (
        [
          ['gross', grossMinor],
          ['net', netMinor],
        ] as const
      ).map(([tone, value]) => {
        const { from: x, length: width } = spanOf(value, at)
        return { tone, x, y: EDGE.top + ROW * index + 4, width, height: ROW - 8 }
      }),
    ),
    lines: ticks.map((tick) => ({
      ...{ x1: rounded(at(tick)), x2: rounded(at(tick)), isZero: tick === 0 },
      ...{ y1: EDGE.top, y2: height - EDGE.bottom },
    })),
    labels: [
      ...ticks.map((tick) => ({
        x: rounded(at(tick)),
        y: height - 8,
        text: formatTick(tick),
        anchor: 'middle' as const,
      })),
      ...points.map(({ label }, index) => ({
        ...{ x: nameWidth - 10, y: EDGE.top + ROW * index + ROW / 2 + 4, anchor: 'end' as const },
        text: label.length > mostLetters ? `${label.slice(0, mostLetters - 1).trimEnd()}…` : label,
      })),
    ],
  }
}
