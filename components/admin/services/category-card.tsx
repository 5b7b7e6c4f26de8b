'use client'

import { ActionIcon, Button, Group, Menu, Paper, Text, Title } from '@mantine/core'
import { KebabHorizontalIcon, PlusIcon } from '@primer/octicons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { Link } from '#components/ui/links/link.tsx'
import type { Direction } from '#lib/branches/display-order.ts'
import { NameDialog } from './name-dialog.tsx'
import { type ServiceActs, ServiceRows, type ServiceWords, type ShownService } from './service-rows.tsx'

export type ShownCategory = {
  readonly id: string
  readonly name: string
  readonly isEmpty: boolean
  readonly newServiceHref: string
  readonly services: readonly ShownService[]
}

export type CategoryActs = {
  readonly saveCategory: (input: { readonly categoryId: string | null; readonly name: string }) => Outcome
  readonly moveCategory: (input: { readonly categoryId: string; readonly direction: Direction }) => Outcome
  readonly deleteCategory: (input: { readonly categoryId: string }) => Outcome
}

export type CategoryWords = Readonly<
  Record<
    | 'addService'
    | 'emptyCategory'
    | 'categoryName'
    | 'renameCategory'
    | 'deleteCategory'
    | 'deleteCategoryTitle'
    | 'deleteCategoryText'
    | 'save'
    | 'keep',
    string
  >
>

type Props = {
  readonly category: ShownCategory
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean }
  readonly acts: CategoryActs & ServiceActs
  readonly words: CategoryWords & ServiceWords
  readonly refusals: Readonly<Record<string, string>>
}

/** A category with its services, and what can be done with it. */
export function CategoryCard({ category, place, acts, words, refusals }: Props) {
  const { id: categoryId, name, services, newServiceHref } = category
  const { act, isActing } = useAct(refusals)
  const [asked, setAsked] = useState<'name' | 'delete' | null>(null)
  const close = () => setAsked(null)
  const actAndClose = async (send: () => Outcome) => {
    if (await act(send)) close()
  }
  const confirm = { confirm: words.deleteCategory, keep: words.keep }

  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby={categoryId}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h4" id={categoryId}>
          {name}
        </Title>
        <Group gap="xs" wrap="nowrap">
          <Button component={Link} href={newServiceHref} variant="light" size="xs" leftSection={<PlusIcon />}>
            {words.addService}
          </Button>
          <CategoryMenu
            {...{ category, place, words, isActing }}
            move={(direction) => act(() => acts.moveCategory({ categoryId, direction }))}
            ask={setAsked}
          />
        </Group>
      </Group>
      {services.length === 0 && <Text c="dimmed">{words.emptyCategory}</Text>}
      {services.length > 0 && <ServiceRows services={services} {...{ acts, words, refusals }} />}
      {asked === 'name' && (
        <NameDialog
          {...{ name, words }}
          title={words.renameCategory}
          label={words.categoryName}
          isBusy={isActing}
          onSave={(wanted) => actAndClose(() => acts.saveCategory({ categoryId, name: wanted }))}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <ConfirmDialog
          title={words.deleteCategoryTitle.replace('{name}', name)}
          text={words.deleteCategoryText}
          words={confirm}
          isBusy={isActing}
          onConfirm={() => actAndClose(() => acts.deleteCategory({ categoryId }))}
          onClose={close}
        />
      )}
    </Paper>
  )
}

type MenuProps = Pick<Props, 'category' | 'place' | 'words'> & {
  readonly isActing: boolean
  readonly move: (direction: Direction) => void
  readonly ask: (what: 'name' | 'delete') => void
}

function CategoryMenu({ category, place, words, isActing, move, ask }: MenuProps) {
  const { name, isEmpty } = category
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={isActing}
          aria-label={words.more.replace('{name}', name)}
        >
          <KebabHorizontalIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => ask('name')}>{words.renameCategory}</Menu.Item>
        <Menu.Item disabled={place.isFirst} onClick={() => move('up')}>
          {words.up}
        </Menu.Item>
        <Menu.Item disabled={place.isLast} onClick={() => move('down')}>
          {words.down}
        </Menu.Item>
        {isEmpty && (
          <Menu.Item color="red" onClick={() => ask('delete')}>
            {words.deleteCategory}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
