import { useLocale, useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { formatMoney, formatRest } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { ChargeOption, ChargeChoice as Choice } from '#lib/payments/charge-plan.ts'
import styles from './charge-choice.module.css'

type Props = {
  readonly options: readonly ChargeOption[]
  /** By how much what is paid at the salon may become more. */
  readonly spread: Money
  readonly current: Choice
  readonly hrefOf: (choice: Choice) => string
}

/** How much to pay now, where the terms leave the client a choice. */
export function ChargeChoice({ options, spread, current, hrefOf }: Props) {
  const t = useTranslations('booking.pay')
  const locale = useLocale()
  const wordsOf = ({ choice, now, atSalon }: ChargeOption) => {
    const amount = formatMoney(now, locale)
    const rest = formatRest(atSalon, spread, locale)
    if (choice === 'at_salon') return [t('atSalonChoice'), t('atSalonText', { amount: rest ?? '' })]
    if (choice === 'required')
      return [t('required', { amount }), rest === null ? '' : t('requiredRest', { amount: rest })]
    return [t('everything', { amount }), rest === null ? t('everythingRest') : t('everythingPart', { amount: rest })]
  }
  return (
    <nav aria-label={t('choice')} className={styles.choices}>
      {options.map((option) => {
        const [title, detail] = wordsOf(option)
        return (
          <LocalLink
            key={option.choice}
            href={hrefOf(option.choice)}
            aria-current={option.choice === current}
            className={styles.choice}
            replace
            scroll={false}
          >
            <span className={styles.title}>{title}</span>
            {detail && <span className={styles.detail}>{detail}</span>}
          </LocalLink>
        )
      })}
    </nav>
  )
}
