import { getLocale, getTranslations } from 'next-intl/server'
import { AuditList } from '#components/admin/audit-log/audit-list.tsx'
import { namesFrom, wordsOfAction, wordsOfDetails } from '#components/admin/audit-log/audit-words.ts'
import { PaymentLines } from '#components/visits/card/payment-lines.tsx'
import { VisitCard } from '#components/visits/card/visit-card.tsx'
import type { Member } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { formatMoment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'
import { listJournalStaff } from '#lib/views/visits/journal-staff.ts'
import type { VisitCard as Card } from '#lib/views/visits/visit-card.ts'
import { type HistoryLine, listVisitHistory } from '#lib/views/visits/visit-history.ts'
import { listVisitPayments } from '#lib/views/visits/visit-payments.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { actsOf } from './acts-of.ts'

type Props = {
  readonly member: Member
  readonly branch: { readonly slug: string; readonly timeZone: string }
  readonly card: Card
  readonly isNarrow?: boolean
}

/** A visit's card with all that it shows, for its own page and beside the journal. */
export async function VisitDetails({ member, branch, card, isNarrow }: Props) {
  const { scope, role } = member
  const { slug, timeZone } = branch
  const locale = await getLocale()
  const reader = { locale, timeZone }
  const { visits, refusals } = messagesOf(locale)
  const { payments, desk, links } = await listVisitPayments(scope, card.id)
  const acts = actsOf(role, slug)
  return (
    <VisitCard
      visit={card}
      staff={acts.manage ? await listJournalStaff(scope, { of: 'everyone', days: null }) : []}
      acts={acts}
      timeZone={timeZone}
      clientHref={roleMay(role, 'clients.view') ? `/admin/${slug}/clients/${card.client.id}` : null}
      {...(isNarrow && { isNarrow })}
      links={links.map(({ id, state, wanted, at, byName }) => ({
        ...{ id, state, made: `${formatMoment(at, reader)}, ${byName}` },
        wanted: wanted ? formatMoney(wanted, locale) : visits.link.wantedOpen,
      }))}
      payments={
        <PaymentLines
          payments={payments}
          desk={desk}
          hrefOf={roleMay(role, 'payments.view') ? (id) => `/admin/${slug}/finance/cashless-payments/${id}` : null}
          correct={visitCan('correct', card.state) ? (acts.desk?.correct ?? null) : null}
          reader={reader}
          words={{ visits, refusals }}
        />
      }
      history={isNarrow ? null : <History lines={await listVisitHistory(scope, card.id)} reader={reader} />}
    />
  )
}

type HistoryProps = {
  readonly lines: readonly HistoryLine[]
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

async function History({ lines, reader }: HistoryProps) {
  const t = await getTranslations('auditLog')
  const messages = messagesOf(reader.locale)
  const { auditLog: words } = messages
  const formatSum = (amountMinor: number, currency: string) =>
    formatMoney(money(amountMinor, currencyOf(currency)), reader.locale)
  return (
    <AuditList
      lines={lines.map(({ id, at, actorKind, actorName, action, details }) => ({
        ...{ id, at, when: formatMoment(at, reader), href: null },
        who: actorKind === 'user' ? (actorName ?? t('actors.gone')) : t(`actors.${actorKind}`),
        what: wordsOfAction(words.actions, action),
        details: wordsOfDetails({
          details: withMoments(details, reader),
          labels: words.details,
          fields: words.fields,
          names: namesFrom(messages),
          formatSum,
        }),
      }))}
    />
  )
}

/** A move tells its two moments in the machine's way. */
function withMoments(details: HistoryLine['details'], reader: HistoryProps['reader']): HistoryLine['details'] {
  const moment = (value: unknown) => {
    const at = typeof value === 'string' && value.endsWith('Z') ? new Date(value) : null
    return at && !Number.isNaN(at.getTime()) ? formatMoment(at, reader) : value
  }
  const { from, to } = details
  return from === undefined ? details : { ...details, from: moment(from), to: moment(to) }
}
