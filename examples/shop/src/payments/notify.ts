import { createHmac, timingSafeEqual } from 'node:crypto';
import { id, isFailure, isMissing, Secret } from '@toac/runtime/v1';
import type { Notify, NotifyReply } from '#shop/payments';

export const notify: Notify = async (input, _subject, context): Promise<NotifyReply> => {
  const { calls, configuration, errors, log } = context;
  const expected = createHmac('sha256', configuration.webhook.reveal()).update(input.body).digest();
  const given = Buffer.from(input.signature, 'hex');

  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return errors.FORGED();

  const notice = readNotice(new TextDecoder().decode(input.body));

  if (notice === undefined) return errors.FORGED();

  const query = { order: id<'orders'>(notice.order) };
  const reply = notice.captured
    ? await calls.payments.capture({ query, input: { reference: new Secret(notice.reference) } })
    : await calls.payments.decline({ query, input: { reason: notice.reference } });

  if (isMissing(reply)) log.warn('a notice about an unknown payment', { order: notice.order });
  else if (isFailure(reply)) log.info('a repeated notice', { order: notice.order });
};

interface Notice {
  readonly order: string;
  readonly reference: string;
  readonly captured: boolean;
}

function readNotice(text: string): Notice | undefined {
  const value: unknown = JSON.parse(text);

  if (typeof value !== 'object' || value === null) return undefined;

  const { order, reference, captured } = value as Record<string, unknown>;

  if (typeof order !== 'string' || typeof reference !== 'string') return undefined;

  return { order, reference, captured: captured === true };
}
