// What a query string may say to a list or a stream: filters, order, members, the size of a page.
import type { Operation, Route } from '../../2-model/model.ts';
import { type Code, code, type Plain, text } from '../code/code.ts';
import { listMember, objectMember } from '../code/literal-pieces.ts';
import { pageLimit, takesQuery } from '../routes/page-limit.ts';
import { filterText, type TextContext } from './route-texts.ts';

/** The depth of a route's members. */
const DEPTH = 2;

/** Undefined where it says nothing. */
export function queryMember(
  route: Route,
  operation: Operation,
  context: TextContext,
): Code | undefined {
  if (!takesQuery(route, operation)) return undefined;

  const { filter = [], sort = [], fields = [] } = route.query ?? {};
  const members: Code[] = [];
  const filters = filter.flatMap(({ name }) => filterText(name, operation, context) ?? []);

  if (filters.length > 0) members.push(listMember('filter', filters, DEPTH + 1));
  if (sort.length > 0) members.push(namesMember('sort', sort));
  if (fields.length > 0) members.push(namesMember('fields', fields));

  members.push(limitMember(pageLimit(route)));

  return objectMember('query', members, DEPTH);
}

function limitMember({ default: usual, max }: ReturnType<typeof pageLimit>): Code {
  return code`limit: { default: ${usual}, max: ${max} }`;
}

function namesMember(key: string, names: readonly { readonly name: Plain }[]): Code {
  return listMember(
    key,
    names.map(({ name }) => text(name)),
    DEPTH + 1,
  );
}
