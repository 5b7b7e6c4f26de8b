const LONGEST = 22

/** What the client's bank shows: the account's name in capital Latin letters, and the suffix after a star. */
export function statementDescriptor(accountName: string | null, suffix: string | null): string {
  const name = (accountName ?? 'Stripe')
    .normalize('NFD')
    .replace(/[^\x20-\x7E]/g, '')
    .replace(/[<>\\'"*]/g, '')
    .trim()
    .toUpperCase()
  const prefix = name === '' ? 'STRIPE' : name
  if (suffix === null) return prefix.slice(0, LONGEST)
  return `${prefix.slice(0, 10).trim()}* ${suffix}`.slice(0, LONGEST)
}
