// Who calls, and what roles allow. Must answer as `role()` does in contracts.
import type { Id } from './brands.ts';

export interface Identity {
  readonly id: Id<'identity'>;
  readonly roles: readonly string[];
  readonly scheme: 'basic' | 'token' | 'bearer';
  readonly claims: Readonly<Record<string, unknown>>;
  /** `has('desk', team, 'agent')` is `role(desk:(team):agent)`: `desk` alone has it too. */
  has(...segments: readonly string[]): boolean;
}

/** Whether one of the roles is the asked one or stands above it. An empty segment, or one with ':', is no role. */
export function hasRole(roles: readonly string[], segments: readonly string[]): boolean {
  if (segments.length === 0 || !segments.every(isSegment)) return false;

  const asked = `${segments.join(':')}:`;

  return roles.some((role) => role !== '' && asked.startsWith(`${role}:`));
}

function isSegment(segment: unknown): boolean {
  return typeof segment === 'string' && segment !== '' && !segment.includes(':');
}

export function createIdentity(of: Omit<Identity, 'has'>): Identity {
  return { ...of, has: (...segments) => hasRole(of.roles, segments) };
}
