import { Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ServiceForm } from '#components/admin/services/service-form.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatAmount } from '#lib/money/format-money.ts'
import { findServicePage } from '#lib/views/catalog/service-page.ts'
import { saveServiceAction } from './actions.ts'

type Props = {
  readonly slug: string
  /** Null is a new one. */
  readonly serviceId: string | null
  readonly categoryId: string | null
}

/** One service: what it is, costs and takes, and who performs it. */
export async function ServicePage({ slug, serviceId, categoryId }: Props) {
  const member = await memberAtPage(slug, 'services.manage')
  if (!member) return <NotPermitted />
  const page = await findServicePage(member.scope, serviceId)
  if (!page) notFound()
  const locale = await getLocale()
  const t = await getTranslations('services')
  const { services: words, refusals } = messagesOf(locale)
  const { service, categories, currency } = page
  return (
    <Stack gap="lg">
      <LocalLink href={`/admin/${slug}/services`}>← {t('form.back')}</LocalLink>
      <Title order={1} size="h2">
        {service?.name ?? t('form.newTitle')}
      </Title>
      <Paper withBorder radius="lg" p="lg" maw={720}>
        {service && (
          <Text size="sm" c="dimmed" mb="md">
            {t('form.future')}
          </Text>
        )}
        <ServiceForm
          page={page}
          typed={{
            name: service?.name ?? '',
            description: service?.description ?? '',
            categoryId:
              service?.categoryId ?? categories.find(({ id }) => id === categoryId)?.id ?? categories[0]?.id ?? '',
            priceFrom: service ? formatAmount(service.price, locale) : '',
            priceTo: service?.priceTo ? formatAmount(service.priceTo, locale) : '',
            duration: String(service?.durationMinutes ?? 60),
            buffer: String(service?.bufferMinutes ?? 0),
          }}
          listHref={`/${locale}/admin/${slug}/services`}
          termsHref={`/${locale}/admin/${slug}/finance/cashless-payments/terms`}
          save={saveServiceAction.bind(null, slug)}
          {...{ locale, currency, words, refusals }}
        />
      </Paper>
    </Stack>
  )
}
