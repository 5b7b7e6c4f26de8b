import type { Brand } from './brands.ts'

const SVG = 'http://www.w3.org/2000/svg'

type Shape = {
  readonly tag: 'rect' | 'circle' | 'path' | 'text'
  readonly attributes: Readonly<Record<string, string>>
  readonly text?: string
}

const plate = (fill: string): Shape => ({
  tag: 'rect',
  attributes: { x: '0.5', y: '0.5', width: '33', height: '23', rx: '3.5', fill, stroke: 'rgb(0 0 0 / 0.12)' },
})
const word = (text: string, fill: string, size: string): Shape => ({
  tag: 'text',
  text,
  attributes: {
    x: '17',
    y: '15.4',
    fill,
    'font-family': 'Arial, Helvetica, sans-serif',
    'font-size': size,
    'font-weight': '700',
    'font-style': 'italic',
    'text-anchor': 'middle',
  },
})
const circle = (cx: string, fill: string): Shape => ({ tag: 'circle', attributes: { cx, cy: '12', r: '6', fill } })

const ICONS: Readonly<Record<Brand, readonly Shape[]>> = {
  visa: [plate('#ffffff'), word('VISA', '#1434cb', '10')],
  mastercard: [
    plate('#ffffff'),
    circle('13.5', '#eb001b'),
    circle('20.5', '#f79e1b'),
    { tag: 'path', attributes: { d: 'M17 7.13a6 6 0 0 1 0 9.74 6 6 0 0 1 0-9.74Z', fill: '#ff5f00' } },
  ],
  amex: [plate('#1f72cd'), word('AMEX', '#ffffff', '8.5')],
  discover: [plate('#ffffff'), word('DISC', '#111111', '8.5'), circle('28', '#f47216')],
  diners: [
    plate('#ffffff'),
    circle('17', '#0079be'),
    { tag: 'circle', attributes: { cx: '17', cy: '12', r: '3.6', fill: '#ffffff' } },
  ],
  jcb: [plate('#ffffff'), word('JCB', '#0b7c3e', '10')],
  unionpay: [plate('#00447c'), word('UP', '#ffffff', '10')],
  unknown: [
    plate('#f1f3f6'),
    { tag: 'rect', attributes: { x: '1', y: '6', width: '32', height: '4', fill: '#b9c1cc' } },
    { tag: 'rect', attributes: { x: '5', y: '14.5', width: '10', height: '2.5', rx: '1.2', fill: '#c9d0d9' } },
  ],
}

/** The mark of the card's brand; a plain card while it is not known. */
export function brandIcon(brand: Brand): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 34 24')
  svg.setAttribute('class', 'BrandIcon')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  for (const { tag, attributes, text } of ICONS[brand]) {
    const shape = document.createElementNS(SVG, tag)
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value)
    if (text) shape.textContent = text
    svg.append(shape)
  }
  return svg
}
