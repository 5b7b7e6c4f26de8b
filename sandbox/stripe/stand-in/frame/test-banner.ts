import type { Texts } from '../shared/texts.ts'

const CARDS = [
  { number: '4242 4242 4242 4242', says: 'cardPaid' },
  { number: '4000 0000 0000 0002', says: 'cardDeclined' },
  { number: '4000 0000 0000 3220', says: 'cardAuthenticated' },
] as const

/** Says that this is a simulator, and offers the cards that are wanted most. */
export function testBanner(fill: (number: string) => void): { root: HTMLElement; name: (texts: Texts) => void } {
  const root = document.createElement('section')
  const title = document.createElement('p')
  const list = document.createElement('ul')
  root.className = 'Banner'
  title.className = 'Banner-title'
  list.className = 'Banner-cards'
  root.append(title, list)
  const buttons = CARDS.map(({ number, says }) => {
    const item = document.createElement('li')
    const button = document.createElement('button')
    const digits = document.createElement('span')
    const result = document.createElement('span')
    button.type = 'button'
    button.className = 'Banner-card'
    digits.className = 'Banner-number'
    result.className = 'Banner-result'
    digits.textContent = number
    button.append(digits, ' ', result)
    button.addEventListener('click', () => fill(number))
    item.append(button)
    list.append(item)
    return { button, result, says }
  })
  const name = (texts: Texts) => {
    title.textContent = texts.bannerTitle
    root.setAttribute('aria-label', texts.bannerTitle)
    for (const { button, result, says } of buttons) {
      result.textContent = texts[says]
      button.title = texts.useCard
    }
  }
  return { root, name }
}
