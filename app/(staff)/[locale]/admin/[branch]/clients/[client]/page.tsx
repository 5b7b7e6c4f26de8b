import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ClientFacts } from '#components/admin/clients/client-facts.tsx'
import { ClientForm } from '#components/admin/clients/client-form.tsx'
import { Sums } from '#components/admin/clients/client-table.tsx'
import { PaymentList } from '#components/admin/clients/payment-list.tsx'
import { VisitHistory } from '#components/admin/clients/visit-history.tsx'
import { Section } from '#components/admin/section.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { type ClientPage, findClientPage } from '#lib/views/clients/client-page.ts'
import { saveClientAction } from '../actions.ts'
import { dateOf, type Reader, shownSumsOf } from '../shown-client.ts'
import { PrivacySection } from './privacy-section.tsx'
import { shownPaymentOf, shownVisitOf } from './shown-history.ts'

type Props = {
  readonly params: Promise<{ branch: string; client: string }>
  readonly searchParams: Promise<{ after?: string | string[] }>
}

export const generateMetadata = titled((words) => words.clients.title)

export default async function OneClientPage({ params, searchParams }: Props) {
  const { branch: slug, client: clientId } = await params
  const member = await memberAtPage(slug, 'clients.view')
  if (!member) return <NotPermitted />
  const { after } = await searchParams
  const asked = { clientId, after: typeof after === 'string' && isId(after) ? after : null }
  const page = isId(clientId) ? await findClientPage(member.scope, asked) : null
  const branch = await findBookingBranch(slug)
  if (!page || !branch) notFound()
  const locale = await getLocale()
  const t = await getTranslations('clients')
  const { clients: words, refusals } = messagesOf(locale)
  const reader = { locale, timeZone: branch.timeZone }
  const { name, erasedAt, otherPhones } = page
  const mayChange = roleMay(member.role, 'clients.manage') && !erasedAt
  const mergeHref = `/${locale}/admin/${slug}/clients/${clientId}/merge`
  return (
    <Stack gap="lg">
      <LocalLink href={`/admin/${slug}/clients`}>← {t('back')}</LocalLink>
      <ClientHead page={page} reader={reader} mergeHref={mayChange ? mergeHref : null} />
      {mayChange && (
        <Section id="details" title={t('form.title')} text={t('form.text')}>
          <ClientForm
            clientId={clientId}
            typed={{ name, phone: page.phone, email: page.email, note: page.note ?? '' }}
            mergeHref={mergeHref}
            save={saveClientAction.bind(null, slug)}
            words={words.form}
            refusals={refusals}
          />
          {otherPhones.length > 0 && (
            <Text size="sm" c="dimmed" mt="md">
              {t('otherPhones')}: {otherPhones.join(', ')}
            </Text>
          )}
        </Section>
      )}
      <Histories
        page={page}
        reader={reader}
        visitsHref={`/${locale}/admin/${slug}/visits`}
        paymentsHref={
          roleMay(member.role, 'payments.view') ? `/${locale}/admin/${slug}/finance/cashless-payments` : null
        }
      />
      {!erasedAt && <PrivacySection slug={slug} member={member} page={page} />}
    </Stack>
  )
}

type HeadProps = {
  readonly page: ClientPage
  readonly reader: Reader
  /** Null for those who may only look. */
  readonly mergeHref: string | null
}

async function ClientHead({ page, reader, mergeHref }: HeadProps) {
  const t = await getTranslations('clients')
  const { clients: words } = messagesOf(reader.locale)
  const { name, stats, erasedAt, since } = page
  const day = (moment: Date | null) => (moment ? dateOf(moment, reader) : t('facts.none'))
  return (
    <>
      <Group justify="space-between" align="start">
        <div>
          <Title order={1} size="h2">
            {name}
          </Title>
          <Text c="dimmed">{erasedAt ? t('erasedOn', { date: day(erasedAt) }) : t('since', { date: day(since) })}</Text>
        </div>
        {mergeHref && (
          <Button component="a" variant="default" href={mergeHref}>
            {t('merge.open')}
          </Button>
        )}
      </Group>
      <Paper withBorder radius="lg" p="lg">
        <ClientFacts
          facts={[
            { label: t('facts.visits'), value: stats.visits },
            { label: t('facts.noShows'), value: stats.noShows },
            { label: t('facts.canceled'), value: stats.canceled },
            { label: t('facts.last'), value: day(stats.lastVisitAt) },
            { label: t('facts.next'), value: day(stats.nextVisitAt) },
            { label: t('facts.paid'), value: <Sums sums={shownSumsOf(stats, reader.locale)} words={words} /> },
          ]}
        />
      </Paper>
    </>
  )
}

type HistoriesProps = {
  readonly page: ClientPage
  readonly reader: Reader
  readonly visitsHref: string
  /** Where payments stand; null for those who may not see them. */
  readonly paymentsHref: string | null
}

async function Histories({ page, reader, visitsHref, paymentsHref }: HistoriesProps) {
  const t = await getTranslations('clients')
  const { visits, next, payments } = page
  return (
    <>
      <Section id="visits" title={t('history.title')} text={t('history.text')}>
        {visits.length === 0 && <Text c="dimmed">{t('history.none')}</Text>}
        {visits.length > 0 && <VisitHistory visits={visits.map((visit) => shownVisitOf(visit, reader, visitsHref))} />}
        {next && <Anchor href={`?after=${next}`}>{t('history.older')}</Anchor>}
      </Section>
      <Section id="payments" title={t('payments.title')} text={t('payments.text')}>
        {payments.length === 0 && <Text c="dimmed">{t('payments.none')}</Text>}
        {payments.length > 0 && (
          <PaymentList payments={payments.map((payment) => shownPaymentOf(payment, reader, paymentsHref))} />
        )}
      </Section>
    </>
  )
}
