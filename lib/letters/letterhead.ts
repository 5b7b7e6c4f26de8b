import type { Letterhead } from './letter.ts'
import { OWN_ACCENT } from './render/letter-colors.ts'

type Salon = {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly accent: string | null
}

/** The paper on which a salon's letters are written. */
export const letterheadOf = ({ name, accent, address, phone, email }: Salon, logo: Letterhead['logo']): Letterhead => ({
  name,
  accent: accent ?? OWN_ACCENT,
  logo,
  contacts: [address, phone, email].flatMap((contact) => contact || []),
})

/** The same for those who work there: they know how to reach it. */
export const staffLetterheadOf = (salon: Salon, logo: Letterhead['logo']): Letterhead => ({
  ...letterheadOf(salon, logo),
  contacts: [],
})

/** Our own, for letters that are not of one salon. */
export const OWN_LETTERHEAD: Letterhead = { name: 'Zapys', accent: OWN_ACCENT, logo: null, contacts: [] }
