import { getLocale, getTranslations } from 'next-intl/server'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { formatDay, formatDurationRange, formatTime } from '#lib/i18n/format.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import type { VisitOffer } from '#lib/views/visit-offer.ts'

type Props = { readonly offer: VisitOffer; readonly startsAt: Date; readonly timeZone: string }

/** The visit as it will be booked: when, with whom and for what. */
export async function OfferSummary({ offer, startsAt, timeZone }: Props) {
  const t = await getTranslations('booking')
  const locale = await getLocale()
  const { services, range } = offer
  const names = [...new Set(services.map(({ staffName }) => staffName))]
  const isChain = names.length > 1
  return (
    <VisitSummary
      when={`${formatDay(startsAt, { locale, timeZone })}, ${formatTime(startsAt, { locale, timeZone })}`}
      who={isChain ? null : (names[0] ?? null)}
      lines={services.map(({ serviceId, serviceName, staffName, range: own }) => ({
        id: serviceId,
        name: serviceName,
        detail: [...(isChain ? [staffName] : []), formatDurationRange(own.minutes, own.minutesTo, locale)].join(' · '),
        price: formatMoneyRange(own.from, own.to, locale),
      }))}
      sums={[
        { label: t('summary.duration'), amount: formatDurationRange(range.minutes, range.minutesTo, locale) },
        { label: t('summary.total'), amount: formatMoneyRange(range.from, range.to, locale), isMain: true },
      ]}
    />
  )
}
