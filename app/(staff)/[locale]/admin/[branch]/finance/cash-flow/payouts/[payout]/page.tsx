import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ExportLinks } from '#components/finance/exports/export-links.tsx'
import { PageSection } from '#components/finance/one-payment/page-section.tsx'
import { PayoutFacts } from '#components/finance/payouts/payout-facts.tsx'
import { PayoutLines } from '#components/finance/payouts/payout-lines.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import type { SearchParams } from '#lib/views/cash-flow/report-filter.ts'
import { findPayoutPage } from '#lib/views/payouts/payout-page.ts'
import { payoutPartFrom } from '#lib/views/payouts/payout-query.ts'

type Props = {
  readonly params: Promise<{ branch: string; payout: string }>
  readonly searchParams: Promise<SearchParams>
}

/** One payout with every payment, refund, fee and dispute in it. */
export default async function OnePayoutPage({ params, searchParams }: Props) {
  const { branch: slug, payout: id } = await params
  const member = await memberAtPage(slug, 'reports.view')
  if (!member) return <NotPermitted />
  const search = await searchParams
  const { after: asked } = search
  const part = payoutPartFrom(search)
  const after = typeof asked === 'string' && /^\d{1,18}$/.test(asked) ? asked : null
  const branch = await findBookingBranch(slug)
  const page = isId(id) ? await findPayoutPage(member.scope, { id, after, part }) : null
  if (!branch || !page) notFound()
  const { payout, lines, next } = page
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const base = `/admin/${slug}/finance`
  const here = `${base}/cash-flow/payouts`
  const query = new URLSearchParams({ ...(part && { part }) })
  return (
    <Stack gap="lg">
      <LocalLink href={here}>← {t('payouts.back')}</LocalLink>
      <Title order={2} size="h3">
        {t('payouts.one', { amount: formatMoney(payout.amount, locale) })}
      </Title>
      <Paper withBorder radius="lg" p="lg">
        <PayoutFacts payout={payout} timeZone={branch.timeZone} href={`/${locale}${here}/${id}`} />
      </Paper>
      {(lines.length > 0 || part) && (
        <PageSection id="contents" title={t('payouts.contents')}>
          <Group justify="space-between" mb="sm">
            {part && payout.contents && (
              <Text>
                {t('payouts.part', { part: t(`payouts.${part}`), amount: formatMoney(payout.contents[part], locale) })}{' '}
                <LocalLink href={`${here}/${id}#contents`}>{t('payouts.whole')}</LocalLink>
              </Text>
            )}
            {roleMay(member.role, 'payments.export') && (
              <ExportLinks slug={slug} below={`payouts/${id}/`} files={['contents']} query={query} />
            )}
          </Group>
          <PayoutLines lines={lines} paymentsBase={`${base}/cashless-payments`} timeZone={branch.timeZone} />
          <Text size="sm" c="dimmed" mt="md">
            {t('payouts.otherNote')}
          </Text>
        </PageSection>
      )}
      {next && (
        <LocalLink href={`${here}/${id}?${new URLSearchParams([...query, ['after', next]])}`}>
          {t('rows.more')}
        </LocalLink>
      )}
    </Stack>
  )
}
