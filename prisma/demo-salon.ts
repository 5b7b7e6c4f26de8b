// The demo's salon. Prices are in minor units of its currency: 180,00 zł is 18000.

export const DEMO_BRANCH = {
  slug: 'kalyna',
  name: 'Салон «Калина»',
  country: 'PL',
  currency: 'PLN',
  timeZone: 'Europe/Warsaw',
  locale: 'uk',
  address: 'вул. Мокотовська 12, Варшава',
  accent: '#a3234a',
} as const

export const DEMO_TERMS = {
  formPaymentEnabled: true,
  linkPaymentEnabled: true,
  freeCancellationHours: 24,
  cancellationFeeKind: 'percent',
  cancellationFeePercent: 50,
  currency: 'PLN',
} as const

export const DEMO_CATEGORIES = [
  {
    name: 'Волосся',
    services: [
      {
        key: 'haircut',
        name: 'Жіноча стрижка',
        description: 'Миття, стрижка, укладання',
        durationMinutes: 60,
        bufferMinutes: 10,
        priceFromMinor: 18_000,
        paymentStatus: 'required',
        prepaymentKind: 'full',
      },
      {
        key: 'colour',
        name: 'Фарбування в один тон',
        description: 'Ціна залежить від довжини волосся',
        durationMinutes: 120,
        bufferMinutes: 15,
        priceFromMinor: 32_000,
        priceToMinor: 48_000,
        paymentStatus: 'required',
        prepaymentKind: 'percent',
        prepaymentPercent: 30,
      },
      {
        key: 'styling',
        name: 'Укладання',
        description: null,
        durationMinutes: 45,
        bufferMinutes: 5,
        priceFromMinor: 12_000,
        paymentStatus: 'available',
        prepaymentKind: 'full',
      },
    ],
  },
  {
    name: 'Нігті',
    services: [
      {
        key: 'manicure',
        name: 'Манікюр із покриттям',
        description: 'Гель-лак на вибір',
        durationMinutes: 90,
        bufferMinutes: 10,
        priceFromMinor: 15_000,
        paymentStatus: 'available',
        prepaymentKind: 'full',
      },
      {
        key: 'pedicure',
        name: 'Педикюр',
        description: null,
        durationMinutes: 75,
        bufferMinutes: 15,
        priceFromMinor: 17_000,
        paymentStatus: 'required',
        prepaymentKind: 'fixed',
        prepaymentMinor: 5000,
      },
    ],
  },
  {
    name: 'Брови',
    services: [
      {
        key: 'brows',
        name: 'Корекція брів',
        description: null,
        durationMinutes: 30,
        bufferMinutes: 0,
        priceFromMinor: 6000,
        paymentStatus: 'not_available',
        prepaymentKind: 'full',
      },
    ],
  },
] as const

type Hours = { readonly weekday: number; readonly startMinute: number; readonly endMinute: number }

/** Every given weekday from ten to seven with an hour's break. */
const fullDays = (weekdays: readonly number[]): readonly Hours[] =>
  weekdays.flatMap((weekday) => [
    { weekday, startMinute: 10 * 60, endMinute: 14 * 60 },
    { weekday, startMinute: 15 * 60, endMinute: 19 * 60 },
  ])

export const DEMO_STAFF = [
  {
    name: 'Олена',
    jobTitle: 'Топстилістка',
    portrait: 'olena',
    services: [{ key: 'haircut', priceFromMinor: 22_000 }, { key: 'colour' }, { key: 'styling' }, { key: 'brows' }],
    hours: fullDays([1, 2, 3, 4, 5]),
  },
  {
    name: 'Марта',
    jobTitle: 'Стилістка',
    portrait: 'marta',
    services: [{ key: 'haircut' }, { key: 'colour', durationMinutes: 150 }, { key: 'styling' }],
    hours: fullDays([2, 3, 4, 5, 6, 7]),
  },
  {
    name: 'Ірина',
    jobTitle: 'Майстриня нігтьового сервісу',
    portrait: null,
    services: [{ key: 'manicure' }, { key: 'pedicure' }, { key: 'brows' }],
    hours: fullDays([1, 2, 4, 5, 6, 7]),
  },
] as const
