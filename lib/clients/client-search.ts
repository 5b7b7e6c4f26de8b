/** One thing that is looked for: a part of a phone number, or of a name or an address. */
export type SearchTerm =
  | { readonly of: 'phone'; readonly digits: string }
  | { readonly of: 'text'; readonly text: string }

const MOST_TERMS = 5
const FEWEST_DIGITS = 3
const PHONE = /^[\d\s()+./-]+$/

/**
 * What staff look for, however they type it: a number at home or from abroad, with brackets, dashes or without; words of
 * a name in any order. All of it has to fit.
 */
export function searchTermsOf(text: string): readonly SearchTerm[] {
  const typed = text.trim()
  if (typed === '') return []
  if (PHONE.test(typed)) return termsOfWord(typed)
  return typed.split(/\s+/).slice(0, MOST_TERMS).flatMap(termsOfWord)
}

function termsOfWord(word: string): readonly SearchTerm[] {
  // Zeros in front are how a country dials, not a part of the number: 050… at home is +38050… everywhere.
  const digits = PHONE.test(word) ? word.replaceAll(/\D/g, '').replace(/^0+/, '') : ''
  return [digits.length >= FEWEST_DIGITS ? { of: 'phone', digits } : { of: 'text', text: word }]
}
