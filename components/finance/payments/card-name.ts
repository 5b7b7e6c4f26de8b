const BRANDS: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}

/** A card as people name it: `Visa •••• 4242`. */
export const cardName = (card: { readonly brand: string; readonly last4: string }): string =>
  `${BRANDS[card.brand] ?? card.brand} •••• ${card.last4}`
