import { useLocale, useTranslations } from 'next-intl'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import { type Messages, messagesOf } from '#lib/i18n/messages.ts'
import styles from './mails.module.css'
import { SendAgain, type SendAgainAction } from './send-again.tsx'

type LetterState = keyof Messages['mails']['states']

export type ListedLetter = {
  readonly id: string
  readonly kind: keyof Messages['mails']['kinds']
  readonly state: LetterState
  readonly fault: keyof Messages['mails']['faults'] | null
  readonly smtpCode: number | null
  readonly at: Date
  readonly readerName: string | null
  readonly readerEmail: string | null
  readonly isForClient: boolean
}

type Props = {
  readonly letters: readonly ListedLetter[]
  readonly timeZone: string
  readonly sendAgain: SendAgainAction
  readonly refusals: Readonly<Record<string, string>>
}

const TONES: Readonly<Record<LetterState, StatusTone>> = {
  waiting: 'neutral',
  sent: 'success',
  failed: 'danger',
  bounced: 'danger',
  not_needed: 'neutral',
}

/** Letters, to whom they went and whether they arrived; one that did not says why, and can be sent again. */
export function LetterList({ letters, timeZone, sendAgain, refusals }: Props) {
  const t = useTranslations('mails')
  const locale = useLocale()
  const words = messagesOf(locale).mails.again
  return (
    <ul className={styles.list}>
      {letters.map(({ id, kind, state, fault, smtpCode, at, readerName, readerEmail, isForClient }) => {
        const name = t(`kinds.${kind}.name`)
        const isUnsent = state === 'failed' || state === 'bounced'
        return (
          <li key={id} className={styles.letter}>
            <div className={styles.what}>
              <b>{name}</b>
              <p className={styles.reader}>{[readerName, readerEmail].filter(Boolean).join(' · ')}</p>
            </div>
            <div className={styles.how}>
              <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>
              <time dateTime={at.toISOString()}>{formatMoment(at, { locale, timeZone })}</time>
            </div>
            {fault && state !== 'sent' && (
              <p className={styles.why}>
                {t(`faults.${fault}`)} {smtpCode && t('recent.answered', { code: smtpCode })}
              </p>
            )}
            {isUnsent && (
              <SendAgain
                letter={{
                  id,
                  text: t('again.text', { kind: name, name: readerName ?? readerEmail ?? '' }),
                  email: isForClient ? readerEmail : null,
                }}
                send={sendAgain}
                words={words}
                refusals={refusals}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
