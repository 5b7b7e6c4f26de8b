// To make a formatter takes a hundred times as long as to use it, and a page uses the same few over and over.
const MOST_KEPT = 500

/** Keeps what was made for the same locale and options; begins anew when there is too much of it. */
function kept<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>()
  return (locale: string, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known) return known
    if (made.size >= MOST_KEPT) made.clear()
    const formatter = make(locale, options)
    made.set(key, formatter)
    return formatter
  }
}

export const dateTimeFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

export const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
