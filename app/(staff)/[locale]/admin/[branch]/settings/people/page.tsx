import { Stack, Text, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { InviteForm } from '#components/admin/people/invite-form.tsx'
import { MemberList } from '#components/admin/people/member-list.tsx'
import { RoleTable } from '#components/admin/people/role-table.tsx'
import { TwoFactorRule } from '#components/admin/people/two-factor-rule.tsx'
import { Section } from '#components/admin/section.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { PERMISSIONS, roleMay } from '#lib/auth/permissions.ts'
import { grantableRoles, ROLES } from '#lib/branches/role-policy.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { getPeoplePage } from '#lib/views/people/people-page.ts'
import { changeRoleAction, invitePersonAction, requireTwoFactorAction, revokeInvitationAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

export const generateMetadata = titled((words) => words.people.title)

export default async function PeoplePage({ params }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'people.manage')
  if (!member) return <NotPermitted />
  const locale = await getLocale()
  const t = await getTranslations('people')
  const { people: words, refusals } = messagesOf(locale)
  const { members, invitations, requiresTwoFactor } = await getPeoplePage(member.scope)
  const day = dateTimeFormat(locale, { day: 'numeric', month: 'long' })
  const common = { roles: words.roles, refusals, grantable: grantableRoles(member.role) }
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <Section id="members" title={t('members.title')} text={t('members.text')}>
        <MemberList
          {...common}
          members={members.map(({ userId, ...each }) => ({ ...each, isSelf: userId === member.user.id }))}
          change={changeRoleAction.bind(null, slug)}
          words={words.members}
        />
      </Section>
      <Section id="invite" title={t('invite.title')} text={t('invite.text')}>
        <InviteForm
          {...common}
          locale={locale}
          invitations={invitations.map(({ expiresAt, ...invitation }) => ({
            ...invitation,
            until: t('invite.until', { day: day.format(expiresAt) }),
          }))}
          invite={invitePersonAction.bind(null, slug)}
          revoke={revokeInvitationAction.bind(null, slug)}
          words={words.invite}
        />
      </Section>
      {roleMay(member.role, 'branch.manage') && (
        <Section id="rule" title={t('rule.title')} text={t('rule.text')}>
          <TwoFactorRule
            isRequired={requiresTwoFactor}
            change={requireTwoFactorAction.bind(null, slug)}
            words={words.rule}
            refusals={refusals}
          />
        </Section>
      )}
      <Section id="roles" title={t('table.title')} text={t('table.text')}>
        <RoleTable
          rows={PERMISSIONS.map((name) => ({
            name,
            label: t(`permissions.${name}`),
            roles: ROLES.filter((role) => roleMay(role, name)),
          }))}
        />
      </Section>
    </Stack>
  )
}
