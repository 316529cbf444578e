import type { RequestItem, ToldItem, ToldRequest } from 'casekeep'
import type { Entries, Problems } from '../forms.ts'
import { isOnScreen } from '../requests/on-screen.ts'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { type ControlProps, Hidden, SelectControl, TextControl } from './controls.tsx'
import { nameProblem } from './problem-summary.tsx'
import { ItemDue, ItemName, itemName } from './request-parts.tsx'

/** What the controls of an act of a request are made from. */
export interface ActForm {
  readonly visit: SignedIn
  readonly whole: ToldRequest
  /** The items with which the act is possible now. */
  readonly items: readonly ToldItem[]
  readonly titles: Titles
  readonly entries: Entries
  /** Whether somebody has filled it in before; else it stands as it is offered. */
  readonly filled: boolean
  readonly problems: Problems
  /** A control of the act by the name of its field: several acts stand on one page. */
  readonly control: (field: string) => Pick<ControlProps, 'visit' | 'entries' | 'problems' | 'name'>
}

type PicksProps = ActForm & { readonly isOffered?: (item: RequestItem) => boolean }

/** The items of an act, to be unticked; of one alone there is nothing to choose. */
export function ItemPicks({ isOffered = () => true, ...form }: PicksProps) {
  const { visit, items, titles, entries, filled, problems, control } = form
  const { name } = control('items')
  const [first] = items
  if (items.length === 1 && first !== undefined) {
    return (
      <p class="the-item">
        <Hidden name={name} value={first.position} />
        <ItemName visit={visit} item={first} titles={titles} />
      </p>
    )
  }
  const wrong = problems.fields.get(name)
  const legend = visit.naming.term('label.items')
  if (wrong !== undefined) nameProblem(problems, name, legend)
  const isTicked = (item: RequestItem) => (filled ? entries.all(name).includes(String(item.position)) : isOffered(item))
  return (
    <fieldset>
      <legend class="hidden">{legend}</legend>
      {wrong !== undefined && (
        <p class="error" id={`${name}-error`}>
          {wrong}
        </p>
      )}
      <ul class="pick">
        {items.map((item, index) => (
          <li>
            <label>
              <input
                type="checkbox"
                id={index === 0 ? name : undefined}
                name={name}
                value={item.position}
                checked={isTicked(item)}
                aria-describedby={wrong === undefined ? undefined : `${name}-error`}
              />
              <span>
                <ItemName visit={visit} item={item} titles={titles} />
              </span>
              {item.due !== null && (
                <small>
                  <ItemDue visit={visit} item={item} />
                </small>
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** The one item of an act. */
export function ItemChoice({ visit, items, titles, control }: ActForm) {
  const props = control('item')
  const [first] = items
  if (items.length === 1 && first !== undefined) {
    return (
      <p class="the-item">
        <Hidden name={props.name} value={first.position} />
        <ItemName visit={visit} item={first} titles={titles} />{' '}
        {first.due !== null && (
          <small class="muted">
            <ItemDue visit={visit} item={first} />
          </small>
        )}
      </p>
    )
  }
  const said = (item: RequestItem) =>
    [itemName(item, titles, visit), item.due === null ? '' : `(${item.due})`].join(' ').trim()
  return (
    <SelectControl
      {...props}
      label={visit.naming.term('thing.document')}
      required
      blank={visit.say('choose')}
      options={items.map((item) => [String(item.position), said(item)])}
    />
  )
}

/** The items of a request that is to be decided: whatever is unticked has its reason beside it. */
export function DecidePicks(form: ActForm) {
  const { visit, items, titles, entries, filled, control } = form
  const { name } = control('items')
  const [first] = items
  if (items.length === 1 && first !== undefined) {
    return <ItemPicks {...form} />
  }
  return (
    <fieldset>
      <legend>{visit.say('approveTicked')}</legend>
      <ul class="pick decide">
        {items.map((item) => {
          const ticked = filled ? entries.all(name).includes(String(item.position)) : true
          return (
            <li>
              <label>
                <input type="checkbox" name={name} value={item.position} checked={ticked} />
                <span>
                  <ItemName visit={visit} item={item} titles={titles} />
                </span>
                <small>{visit.naming.term(`medium.${item.medium}`)}</small>
              </label>
              <div class="why">
                <TextControl
                  {...control(`why.${item.position}`)}
                  label={visit.say('whyNot')}
                  within={visit.say('itemNumber', { n: item.position })}
                  unmarked
                />
              </div>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** What came back, each with the condition that it is in. */
export function ConditionRows({ visit, whole, items, titles, entries, filled, problems, control }: ActForm) {
  const { naming, say } = visit
  const { name } = control('items')
  const wrong = problems.fields.get(name)
  if (wrong !== undefined) nameProblem(problems, name, naming.term('label.items'))
  const isBack = ({ state }: RequestItem) => state === 'returning'
  const onlyOne = items.length === 1 && items.every(isBack)
  return (
    <>
      {wrong !== undefined && (
        <p class="error" id={`${name}-error`}>
          {wrong}
        </p>
      )}
      {items.map((item, index) => {
        const within = say('itemNumber', { n: item.position })
        const ticked = filled ? entries.all(name).includes(String(item.position)) : isBack(item)
        return (
          <fieldset class="row">
            <legend>
              {onlyOne ? (
                <Hidden name={name} value={item.position} />
              ) : (
                <input
                  type="checkbox"
                  id={index === 0 ? name : undefined}
                  name={name}
                  value={item.position}
                  checked={ticked}
                  aria-label={itemName(item, titles, visit)}
                />
              )}
              <ItemName visit={visit} item={item} titles={titles} />
              {!isBack(item) && !isOnScreen({ item, request: whole.request }) && (
                <small class="warning">{say('notGivenBack')}</small>
              )}
            </legend>
            <SelectControl
              {...control(`condition.${item.position}`)}
              label={naming.term('label.condition')}
              within={within}
              unmarked
              options={(['complete', 'pagesMissing', 'damaged'] as const).map((one) => [
                one,
                naming.term(`condition.${one}`),
              ])}
            />
            <TextControl {...control(`remark.${item.position}`)} label={naming.term('label.remark')} within={within} />
          </fieldset>
        )
      })}
    </>
  )
}
