// What an author says of a faulty question: it is out of use, or every answer to it is accepted. Attempts are recorded as the
// question's own rules graded them; a status is applied wherever they are looked at, so that it can come and go.
import type { Question } from '../question-type.ts';
import type { Bank } from './bank.ts';
import type { StatusMark } from './schema.ts';

/** Whether every answer to this question counts as right. */
export const acceptsAll = (question: Question): boolean => question.status?.mark === 'accept-all';

const isDisregarded = (question: Question): boolean => question.status?.mark === 'disregard';

/** The question as far as it is in use: itself, without its disregarded parts; nothing when nothing is left to ask. */
export function inUse(question: Question): Question | undefined {
  if (isDisregarded(question)) return undefined;
  const parts = question.parts.filter((part) => !isDisregarded(part));
  if (parts.length === question.parts.length) return question;
  return parts.length === 0 ? undefined : question.withParts(parts);
}

/** A question, or a part of one, that has a status. */
export interface Fault {
  /** The question's id; of a part `whole.part`. */
  readonly question: string;
  readonly mark: StatusMark;
  readonly because: string;
}

/** Every status of a bank, in the order of the file. A whole stands for its parts, unless they say otherwise. */
export function faultsOf(bank: Pick<Bank, 'all'>): Fault[] {
  const fault = ({ id, status }: Question): Fault[] => (status === undefined ? [] : [{ question: id, ...status }]);
  return bank.all.flatMap((whole) => {
    if (isDisregarded(whole)) return fault(whole);
    return [...fault(whole), ...whole.parts.filter((part) => part.status?.mark !== whole.status?.mark).flatMap(fault)];
  });
}

/** Why a question or a part, by its id, is not put any more: its own status or that of its whole. Nothing for what is put, or unknown. */
export function disregarded(bank: Pick<Bank, 'all'>, id: string): Fault | undefined {
  const whole = bank.all.find((each) => each.id === id || each.parts.some((part) => part.id === id));
  if (whole === undefined) return undefined;
  const own = [whole, ...whole.parts].find((each) => isDisregarded(each) && (each === whole || each.id === id));
  // A whole is out of use, too, when each of its parts is.
  const fault = own ?? (inUse(whole) === undefined ? whole.parts[0] : undefined);
  return fault?.status && { question: fault.id, ...fault.status };
}
