const CODES =
  'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PM PR PS PT PY QA RE RO RS RW SA SB SC SE SG SI SK SL SM SN SO SR ST SV SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  )

/** Fills a select with the countries of the world in their names of that language, in its order. */
export function fillCountries(select: HTMLSelectElement, language: string): void {
  const chosen = select.value
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const countries = CODES.map((code) => ({ code, name: names.of(code) ?? code }))
  countries.sort((a, b) => a.name.localeCompare(b.name, language))
  select.replaceChildren(...countries.map(({ code, name }) => new Option(name, code)))
  if (chosen !== '') select.value = chosen
}

/** The country that the browser's language names, as in `uk-UA`. */
export function likelyCountry(language: string): string {
  const named = /-([A-Z]{2})\b/.exec(navigator.language)?.[1]
  if (named && CODES.includes(named)) return named
  return language === 'uk' ? 'UA' : 'US'
}
