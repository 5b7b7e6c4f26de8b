import type { LetterRow } from '../letter.ts'
import type { LetterWords } from '../letter-words.ts'

export type LetterCard = { readonly brand: string; readonly last4: string }

const BRANDS: Readonly<Record<string, string>> = { amex: 'American Express', jcb: 'JCB', unionpay: 'UnionPay' }

const brandName = (brand: string) => BRANDS[brand] ?? `${brand.charAt(0).toUpperCase()}${brand.slice(1)}`

/** By which card; nothing where it is not known. */
export const cardRows = ({ t }: LetterWords, card: LetterCard | null): readonly LetterRow[] =>
  card ? [{ label: t('rows.card'), value: t('rows.cardOf', { brand: brandName(card.brand), last4: card.last4 }) }] : []
