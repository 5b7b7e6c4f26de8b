import { Group, Stack, Text, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { ServiceCatalog } from '#components/admin/services/service-catalog.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { getServicesPage } from '#lib/views/catalog/services-page.ts'
import {
  archiveServiceAction,
  deleteCategoryAction,
  moveCategoryAction,
  moveServiceAction,
  saveCategoryAction,
} from './actions.ts'
import { shownServiceOf } from './shown-service.ts'

type Props = { readonly params: Promise<{ branch: string }> }

export const generateMetadata = titled((words) => words.services.title)

export default async function ServicesPage({ params }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'services.manage')
  if (!member) return <NotPermitted />
  const locale = await getLocale()
  const t = await getTranslations('services')
  const { services: words, refusals } = messagesOf(locale)
  const { categories, archived } = await getServicesPage(member.scope)
  const reader = { locale, base: `/${locale}/admin/${slug}/services` }
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="start">
        <div>
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <Text c="dimmed">{t('text')}</Text>
        </div>
        <LocalLink href={`/admin/${slug}/finance/cashless-payments/terms`}>{t('terms')}</LocalLink>
      </Group>
      <ServiceCatalog
        categories={categories.map(({ id, name, isEmpty, services }) => ({
          ...{ id, name, isEmpty },
          newServiceHref: `${reader.base}/new?category=${id}`,
          services: services.map((service) => shownServiceOf(service, reader)),
        }))}
        archived={archived.map((service) => shownServiceOf(service, reader))}
        acts={{
          saveCategory: saveCategoryAction.bind(null, slug),
          moveCategory: moveCategoryAction.bind(null, slug),
          deleteCategory: deleteCategoryAction.bind(null, slug),
          moveService: moveServiceAction.bind(null, slug),
          archiveService: archiveServiceAction.bind(null, slug),
        }}
        words={words}
        refusals={refusals}
      />
    </Stack>
  )
}
