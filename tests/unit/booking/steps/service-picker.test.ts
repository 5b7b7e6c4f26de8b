import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LanguageLinks } from '#components/booking/frame/language-links.tsx'
import { ServicePicker } from '#components/booking/steps/service-picker.tsx'
import { money } from '#lib/money/money.ts'

const price = money(5000, 'EUR')
const range = { from: price, to: price, minutes: 60, minutesTo: 60 }
const services = ['cut', 'dye'].map((id) => ({ id, name: id, description: null, range, duration: '1 h', price: '€50' }))

const picker = createElement(ServicePicker, {
  ...{ action: '/en/book/x', categories: [{ id: 'all', name: 'All', services }], most: 2, locale: 'en' },
  ...{ isSentBack: false },
  words: { next: 'Continue', categories: '', chooseFirst: '', from: '', counts: ['none', 'one', 'two'] },
})

const languages = createElement(LanguageLinks, {
  ...{ label: 'Language', languages: [{ locale: 'en', name: 'Eng' }], current: 'en', address: '/book/x' },
  isQueryKept: true,
})

/** What stands on the screen when it is built anew at an address: on the way back the server is not asked. */
const shown = (element: typeof picker | typeof languages, query: string) =>
  renderToStaticMarkup(createElement(SearchParamsContext.Provider, { value: new URLSearchParams(query) }, element))

test('the first step built anew has ticked what its address says', () => {
  const checked = /<input[^>]*checked=""[^>]*value="dye"|<input[^>]*value="dye"[^>]*checked=""/
  expect(shown(picker, 'service=dye&step=services')).toMatch(checked)
  expect(shown(picker, 'service=dye&step=services').match(/checked=""/g)).toHaveLength(1)
  expect(shown(picker, '')).not.toContain('checked=""')
})

test('another language is given what is ticked', () => {
  expect(shown(languages, 'service=dye&step=services')).toContain('"/en/book/x?service=dye&amp;step=services"')
  expect(shown(languages, '')).toContain('"/en/book/x"')
})
