/** What may be said anew of a document while it is sorted, and by a correction: as the library's commands take it. */
export const describable = [
  'kind',
  'title',
  'author',
  'reference',
  'date',
  'pages',
  'level',
  'important',
  'mark',
  'original',
  'copyReason',
  'originalAt',
] as const
export type Describable = (typeof describable)[number]
