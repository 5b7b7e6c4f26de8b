import { Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { LookForm } from '#components/admin/booking-form/look-form.tsx'
import { SitesForm } from '#components/admin/booking-form/sites-form.tsx'
import { SnippetPanel } from '#components/admin/booking-form/snippet-panel.tsx'
import { Section } from '#components/admin/section.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { getBookingFormPage } from '#lib/views/booking-form-page.ts'
import { addSiteAction, changeAccentAction, changeLogoAction, removeSiteAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

export const generateMetadata = titled((words) => words.bookingForm.title)

export default async function BookingFormPage({ params }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'form.manage')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const locale = await getLocale()
  const t = await getTranslations('bookingForm')
  const { bookingForm: words, refusals } = messagesOf(locale)
  const { sites, origin } = await getBookingFormPage(member.scope)
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <Section id="look" title={t('look.title')} text={t('look.text')}>
        <LookForm
          accent={branch.accent}
          logo={branch.logo}
          changeAccent={changeAccentAction.bind(null, slug)}
          changeLogo={changeLogoAction.bind(null, slug)}
          words={words.look}
          refusals={refusals}
        />
      </Section>
      <Section id="sites" title={t('sites.title')} text={t('sites.text')}>
        <SitesForm
          sites={sites}
          add={addSiteAction.bind(null, slug)}
          remove={removeSiteAction.bind(null, slug)}
          words={words.sites}
          refusals={refusals}
        />
      </Section>
      <Section id="snippet" title={t('snippet.title')} text={t('snippet.text')}>
        <SnippetPanel origin={origin} slug={slug} accent={branch.accent} locale={locale} words={words.snippet} />
      </Section>
    </Stack>
  )
}
