/** What stands where somebody was erased, in every language: `№ 4F7A2C`. The database wants the very same. */
export const pseudonymOf = (clientId: string): string => `№ ${clientId.slice(0, 6).toUpperCase()}`
