import { Alert, Button, Group, List, ListItem, Stack, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { Section } from '#components/admin/section.tsx'
import { AccessForm } from '#components/admin/team/access-form.tsx'
import { ArchiveButton } from '#components/admin/team/archive-button.tsx'
import { OwnServicesForm } from '#components/admin/team/own-services-form.tsx'
import { PhotoField } from '#components/admin/team/photo-field.tsx'
import { ProfileForm } from '#components/admin/team/profile-form.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { formatDuration } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatAmount, formatMoneyRange } from '#lib/money/format-money.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findStaffPage, type OwnServiceRow } from '#lib/views/team/staff-page.ts'
import {
  archiveStaffMemberAction,
  linkMemberAction,
  removeStaffPhotoAction,
  saveStaffMemberAction,
  saveStaffPhotoAction,
  saveStaffServicesAction,
} from '../actions.ts'

type Props = { readonly params: Promise<{ branch: string; staff: string }> }

export const generateMetadata = titled((words) => words.team.title)

export default async function StaffMemberPage({ params }: Props) {
  const { branch: slug, staff: id } = await params
  const member = await memberAtPage(slug, 'team.manage')
  if (!member) return <NotPermitted />
  const page = isId(id) ? await findStaffPage(member.scope, id) : null
  const branch = await findBookingBranch(slug)
  if (!page || !branch) notFound()
  const locale = await getLocale()
  const t = await getTranslations('team')
  const { team: words, refusals } = messagesOf(locale)
  const { name, photoHash, isArchived, hasHours, categories, currency } = page
  const isPerforming = categories.some(({ services }) => services.some((service) => service.isPerforming))
  const scheduleHref = `/${locale}/admin/${slug}/team/${id}/schedule`
  const shared = { words, refusals }
  return (
    <Stack gap="lg">
      <LocalLink href={`/admin/${slug}/team`}>← {t('back')}</LocalLink>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {name}
        </Title>
        <Group gap="xs">
          <Button component="a" href={scheduleHref} variant="light">
            {t('schedule')}
          </Button>
          {!isArchived && (
            <ArchiveButton
              {...shared}
              staff={{ id, name }}
              teamHref={`/${locale}/admin/${slug}/team`}
              archive={archiveStaffMemberAction.bind(null, slug)}
              reader={{ locale, timeZone: branch.timeZone }}
            />
          )}
        </Group>
      </Group>
      {!isArchived && !(isPerforming && hasHours) && (
        <Alert title={t('setUp.title')}>
          <List listStyleType="disc">
            {!isPerforming && (
              <ListItem>
                <a href="#services">{t('setUp.services')}</a>
              </ListItem>
            )}
            {!hasHours && (
              <ListItem>
                <a href={scheduleHref}>{t('setUp.hours')}</a>
              </ListItem>
            )}
          </List>
        </Alert>
      )}
      <Section id="profile" title={t('profileForm.title')} text={t('profileForm.text')}>
        <Stack gap="lg" maw={480}>
          <PhotoField
            {...shared}
            staff={{ id, name }}
            photo={photoHash ? { slug, hash: photoHash } : null}
            savePhoto={saveStaffPhotoAction.bind(null, slug)}
            removePhoto={removeStaffPhotoAction.bind(null, slug)}
          />
          <ProfileForm {...shared} staff={page} save={saveStaffMemberAction.bind(null, slug)} />
        </Stack>
      </Section>
      <Section id="services" title={t('services.title')} text={t('services.text')}>
        <OwnServicesForm
          {...shared}
          staffMemberId={id}
          categories={categories.map((category) => ({
            ...category,
            services: category.services.map((service) => typedServiceOf(service, locale)),
          }))}
          currency={currency}
          save={saveStaffServicesAction.bind(null, slug)}
        />
      </Section>
      {roleMay(member.role, 'people.manage') && (
        <Section id="access" title={t('access.title')} text={t('access.text')}>
          <AccessForm {...shared} staffMemberId={id} members={page.members} link={linkMemberAction.bind(null, slug)} />
        </Section>
      )}
    </Stack>
  )
}

/** A service with what of it is somebody's own, as the fields hold it. */
function typedServiceOf(service: OwnServiceRow, locale: Locale) {
  const { serviceId, name, price, priceTo, durationMinutes, isPerforming } = service
  const { ownPrice, ownPriceTo, ownDurationMinutes } = service
  const { usual } = messagesOf(locale).team.services
  return {
    ...{ serviceId, name, isPerforming },
    usual: usual
      .replace('{price}', formatMoneyRange(price, priceTo ?? price, locale))
      .replace('{duration}', formatDuration(durationMinutes, locale)),
    price: ownPrice ? formatAmount(ownPrice, locale) : '',
    priceTo: ownPriceTo ? formatAmount(ownPriceTo, locale) : '',
    duration: ownDurationMinutes === null ? '' : String(ownDurationMinutes),
  }
}
