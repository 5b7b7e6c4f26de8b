import {
  BrowserIcon,
  CalendarIcon,
  CreditCardIcon,
  GraphIcon,
  HistoryIcon,
  HomeIcon,
  ListUnorderedIcon,
  MailIcon,
  PeopleIcon,
  PersonIcon,
  ShieldLockIcon,
} from '@primer/octicons-react'

/** The picture beside each section of the menu. */
export const NAV_ICONS = {
  journal: CalendarIcon,
  clients: PersonIcon,
  services: ListUnorderedIcon,
  team: PeopleIcon,
  cashlessPayments: CreditCardIcon,
  cashFlow: GraphIcon,
  branch: HomeIcon,
  bookingForm: BrowserIcon,
  mails: MailIcon,
  people: ShieldLockIcon,
  auditLog: HistoryIcon,
} as const

export type NavIcon = keyof typeof NAV_ICONS
