const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a part of an address can name anything; what cannot is not there. */
export const isId = (text: string): boolean => UUID.test(text)
