import { Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import listing from '#components/admin/listing.module.css'
import { ExportLinks } from '#components/finance/exports/export-links.tsx'
import { BalanceFacts } from '#components/finance/payouts/balance-facts.tsx'
import { PayoutTable } from '#components/finance/payouts/payout-table.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import type { OpenFigure } from '#lib/views/cash-flow/figure-filter.ts'
import { figureQueryOf } from '#lib/views/cash-flow/figure-filter.ts'
import type { SearchParams } from '#lib/views/cash-flow/report-filter.ts'
import { listBalances, type StripeBalance } from '#lib/views/payouts/balances.ts'
import { listPayouts } from '#lib/views/payouts/payout-list.ts'
import { payoutWayFrom, payoutWayQueryOf } from '#lib/views/payouts/payout-query.ts'
import { AccountNotices } from '../account-notices.tsx'

type Props = { readonly params: Promise<{ branch: string }>; readonly searchParams: Promise<SearchParams> }

const AFTER = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z_[0-9a-f-]{36}$/

/** What Stripe has paid out, what is on its way, and what is still in the balance. */
export default async function PayoutsPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'reports.view')
  if (!member) return <NotPermitted />
  if (!(await findBookingBranch(slug))) notFound()
  const { scope, role } = member
  const search = await searchParams
  const { after: asked } = search
  const onItsWay = payoutWayFrom(search)
  const after = typeof asked === 'string' && AFTER.test(asked) ? asked : null
  const t = await getTranslations('cashFlow')
  const [balances, { payouts, next }] = await Promise.all([
    listBalances(scope),
    listPayouts(scope, { after, onItsWay }),
  ])
  const base = `/admin/${slug}/finance`
  const way = onItsWay ? payoutWayQueryOf(onItsWay) : []
  const here = `/${await getLocale()}${base}/cash-flow`
  return (
    <Stack gap="lg">
      <AccountNotices scope={scope} slug={slug} />
      {balances.length > 0 && (
        <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="balances">
          <Title order={2} size="h4" id="balances" mb="md">
            {t('balances.title')}
          </Title>
          <Stack>
            <BalanceFacts balances={balances.map((one) => ({ ...one, hrefs: hrefsOf(one, here) }))} />
          </Stack>
        </Paper>
      )}
      {roleMay(role, 'payments.export') && <ExportLinks slug={slug} files={['payouts', 'balance']} />}
      <Paper withBorder radius="lg" p="lg" id="payouts" className={listing.anchor}>
        {onItsWay && (
          <Text mb="sm">
            {t('payouts.onItsWay', { currency: onItsWay.currency })}{' '}
            <LocalLink href={`${base}/cash-flow/payouts`}>{t('payouts.all')}</LocalLink>
          </Text>
        )}
        {payouts.length === 0 && (
          <>
            <Text fw={600}>{t('payouts.empty')}</Text>
            <Text c="dimmed" mb="sm">
              {t('payouts.emptyText')}
            </Text>
            <LocalLink href={`${base}/cashless-payments/settings#payouts`}>{t('payouts.emptyOpen')}</LocalLink>
          </>
        )}
        {payouts.length > 0 && (
          <>
            <PayoutTable payouts={payouts} base={`${base}/cash-flow/payouts`} />
            <Text size="sm" c="dimmed" mt="md">
              {t('payouts.otherNote')}
            </Text>
          </>
        )}
      </Paper>
      {next && (
        <LocalLink href={`${base}/cash-flow/payouts?${new URLSearchParams([...way, ['after', next]])}`}>
          {t('rows.more')}
        </LocalLink>
      )}
    </Stack>
  )
}

/** What the balance came to by, what of that comes later, and which payouts are not there yet. */
function hrefsOf({ livemode, balance: { currency }, period }: StripeBalance, here: string) {
  const rowsOf = (figure: OpenFigure) => {
    if (!period) return null
    const of = {
      report: { period, by: 'month', mode: null },
      livemode,
      side: 'balance',
      currency,
      group: null,
    } as const
    return `${here}/rows?${figureQueryOf({ ...of, figure })}`
  }
  const onItsWay = `${here}/payouts?${payoutWayQueryOf({ livemode, currency })}#payouts`
  return { balance: rowsOf('change'), pending: rowsOf('pending'), onItsWay }
}
