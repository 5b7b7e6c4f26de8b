import { useTranslations } from 'next-intl'
import { Unseen } from '#components/ui/unseen.tsx'
import { ROLES, type Role } from '#lib/branches/role-policy.ts'
import styles from './role-table.module.css'

type Props = {
  readonly rows: readonly { readonly name: string; readonly label: string; readonly roles: readonly Role[] }[]
}

/** What each role may do: the very table that the server asks. */
export function RoleTable({ rows }: Props) {
  const t = useTranslations('people')
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.what')}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {t(`roles.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, label, roles }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  <span aria-hidden="true">{roles.includes(role) ? '✓' : '–'}</span>
                  <Unseen>{roles.includes(role) ? t('table.yes') : t('table.no')}</Unseen>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
