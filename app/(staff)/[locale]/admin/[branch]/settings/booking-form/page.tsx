import { Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LookForm } from '#components/admin/booking-form/look-form.tsx'
import { SitesForm } from '#components/admin/booking-form/sites-form.tsx'
import { SnippetPanel } from '#components/admin/booking-form/snippet-panel.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { getBookingFormPage } from '#lib/views/booking-form-page.ts'
import { addSiteAction, changeAccentAction, changeLogoAction, removeSiteAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

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
      <Part id="look" title={t('look.title')} text={t('look.text')}>
        <LookForm
          accent={branch.accent}
          logo={branch.logo}
          changeAccent={changeAccentAction.bind(null, slug)}
          changeLogo={changeLogoAction.bind(null, slug)}
          words={words.look}
          refusals={refusals}
        />
      </Part>
      <Part id="sites" title={t('sites.title')} text={t('sites.text')}>
        <SitesForm
          sites={sites}
          add={addSiteAction.bind(null, slug)}
          remove={removeSiteAction.bind(null, slug)}
          words={words.sites}
          refusals={refusals}
        />
      </Part>
      <Part id="snippet" title={t('snippet.title')} text={t('snippet.text')}>
        <SnippetPanel origin={origin} slug={slug} accent={branch.accent} locale={locale} words={words.snippet} />
      </Part>
    </Stack>
  )
}

type PartProps = { readonly id: string; readonly title: string; readonly text: string; readonly children: ReactNode }

function Part({ id, title, text, children }: PartProps) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {text}
      </Text>
      {children}
    </Paper>
  )
}
