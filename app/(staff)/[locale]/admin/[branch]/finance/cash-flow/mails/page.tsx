import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#components/admin/section.tsx'
import { ReportReaders } from '#components/finance/report-mails/report-readers.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { listReportReaders } from '#lib/views/reports/report-mails-page.ts'
import { changeReportMailsAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

export default async function ReportMailsPage({ params }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'reports.mail')
  if (!member) return <NotPermitted />
  const locale = await getLocale()
  const t = await getTranslations('reportMails')
  const { reportMails: words, refusals } = messagesOf(locale)
  const day = dateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const readers = (await listReportReaders(member.scope)).filter(({ role }) => roleMay(role, 'reports.view'))
  return (
    <Section id="mails" title={t('title')} text={t('text')}>
      <ReportReaders
        readers={readers.map(({ lastSentAt, locale: language, ...reader }) => ({
          ...reader,
          locale: localeOf(language),
          lastSent: lastSentAt ? t('lastSent', { day: day.format(lastSentAt) }) : t('never'),
        }))}
        change={changeReportMailsAction.bind(null, slug)}
        words={words}
        refusals={refusals}
      />
    </Section>
  )
}
