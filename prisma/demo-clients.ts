// Who came to the demo's salon in the weeks before today, so that nothing in it is empty. Among them is somebody with two
// cards, who booked with two numbers.

/** How somebody came. */
export type Came = {
  /** Weeks before this one; Monday is 1. */
  readonly weeksAgo: number
  readonly weekday: 2 | 4 | 5
  /** In Greenwich, within everybody's hours at any time of the year. */
  readonly hour: 10 | 14 | 16
  readonly service: 'haircut' | 'colour' | 'styling' | 'manicure' | 'brows'
  readonly staff: 'Олена' | 'Марта' | 'Ірина'
  readonly state: 'completed' | 'no_show' | 'canceled'
  readonly paidBy: 'cash' | 'terminal' | null
}

type DemoClient = {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly note?: string
  readonly visits: readonly Came[]
}

type When = readonly [weeksAgo: number, weekday: Came['weekday'], hour: Came['hour']]

const cut = ([weeksAgo, weekday, hour]: When, more: Partial<Came> = {}): Came => ({
  ...{ weeksAgo, weekday, hour, service: 'haircut', staff: 'Марта', state: 'completed', paidBy: 'terminal', ...more },
})

const nails = (when: When, more: Partial<Came> = {}): Came =>
  cut(when, { service: 'manicure', staff: 'Ірина', paidBy: 'cash', ...more })

export const DEMO_CLIENTS: readonly DemoClient[] = [
  {
    name: 'Соломія Гнатюк',
    phone: '+48512700101',
    email: 'solomiia.hnatiuk@example.com',
    note: 'Любить каву без цукру. Алергія на хну.',
    visits: [cut([9, 2, 10]), cut([5, 2, 10]), cut([1, 2, 10]), nails([3, 4, 14])],
  },
  {
    name: 'Богдана Чорна',
    phone: '+48512700102',
    email: 'bohdana@example.com',
    visits: [nails([8, 4, 10]), nails([4, 4, 10]), nails([2, 5, 10])],
  },
  {
    name: 'Kateryna Wójcik',
    phone: '+48512700103',
    email: 'k.wojcik@example.com',
    visits: [cut([7, 5, 14], { staff: 'Олена' }), cut([2, 5, 14], { state: 'no_show', paidBy: null })],
  },
  { name: 'Катерина Вуйцик', phone: '+380671112204', email: 'k.wojcik@example.com', visits: [cut([12, 4, 10])] },
  {
    name: 'Дарина Левченко',
    phone: '+48512700105',
    email: 'daryna@example.com',
    visits: [
      cut([6, 4, 16], { service: 'styling' }),
      cut([3, 4, 16], { service: 'styling', state: 'canceled', paidBy: null }),
    ],
  },
  {
    name: 'Магдалена Новак',
    phone: '+48512700106',
    email: 'magda.nowak@example.com',
    visits: [nails([6, 2, 14]), nails([3, 2, 14], { paidBy: 'terminal' })],
  },
  {
    name: 'Єва Їжакевич',
    phone: '+48512700107',
    email: '',
    note: 'Пошти немає: краще телефонувати.',
    visits: [cut([4, 5, 10], { service: 'brows', staff: 'Олена', paidBy: 'cash' })],
  },
  {
    name: 'Ніна Ковалик',
    phone: '+48512700108',
    email: 'nina@example.com',
    visits: [cut([8, 2, 16], { state: 'no_show', paidBy: null }), cut([7, 2, 16], { state: 'no_show', paidBy: null })],
  },
]

/** When the team differs from its weeks, counted from today: far enough for whoever tries the form. */
export const DEMO_CHANGES = {
  dayOff: { staff: 'Олена', inDays: 45 },
  longDay: { staff: 'Марта', inDays: 46, startMinute: 480, endMinute: 1200 },
  holiday: { staff: 'Ірина', inDays: 47, days: 7, reason: 'Відпустка' },
} as const
