/** Says that the browser has the product's typeface; it names nobody. */
export const TYPEFACE_COOKIE = 'typeface'
