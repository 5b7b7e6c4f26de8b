'use client'

import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { PlusIcon } from '@primer/octicons-react'
import { useState } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import { type CategoryActs, CategoryCard, type CategoryWords, type ShownCategory } from './category-card.tsx'
import { NameDialog } from './name-dialog.tsx'
import { type ServiceActs, ServiceRows, type ServiceWords, type ShownService } from './service-rows.tsx'

type Words = CategoryWords &
  ServiceWords &
  Readonly<Record<'addCategory' | 'newCategory' | 'archived' | 'archivedText' | 'emptyTitle' | 'emptyText', string>>

type Props = {
  readonly categories: readonly ShownCategory[]
  readonly archived: readonly ShownService[]
  readonly acts: CategoryActs & ServiceActs
  readonly words: Words
  readonly refusals: Readonly<Record<string, string>>
}

/** What a salon sells, by category, in the order of the form; below it what was taken out. */
export function ServiceCatalog({ categories, archived, acts, words, refusals }: Props) {
  const [isNaming, setNaming] = useState(false)
  const { act, isActing } = useAct(refusals)

  const add = async (name: string) => {
    if (await act(() => acts.saveCategory({ categoryId: null, name }))) setNaming(false)
  }

  return (
    <Stack gap="lg">
      {categories.length === 0 && (
        <Paper withBorder radius="lg" p="xl" ta="center">
          <Title order={2} size="h4">
            {words.emptyTitle}
          </Title>
          <Text c="dimmed">{words.emptyText}</Text>
        </Paper>
      )}
      {categories.map((category, index) => (
        <CategoryCard
          key={category.id}
          category={category}
          place={{ isFirst: index === 0, isLast: index === categories.length - 1 }}
          {...{ acts, words, refusals }}
        />
      ))}
      <div>
        <Button variant="default" leftSection={<PlusIcon />} onClick={() => setNaming(true)}>
          {words.addCategory}
        </Button>
      </div>
      {archived.length > 0 && (
        <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="archived">
          <Title order={2} size="h4" id="archived">
            {words.archived}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {words.archivedText}
          </Text>
          <ServiceRows services={archived} isArchived {...{ acts, words, refusals }} />
        </Paper>
      )}
      {isNaming && (
        <NameDialog
          title={words.newCategory}
          label={words.categoryName}
          name=""
          isBusy={isActing}
          onSave={add}
          onClose={() => setNaming(false)}
          words={words}
        />
      )}
    </Stack>
  )
}
