import type { Capture, CaptureReply } from '#shop/payments';

export const capture: Capture = (input, payment, { errors }): CaptureReply => {
  if (payment.state !== 'open') return errors.NOT_OPEN();

  return { state: 'captured', reference: input.reference };
};
