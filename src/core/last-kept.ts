/**
 * `work`, with its last answer kept: for what is asked of one thing many times in a row, as the self-proof asks of a question.
 * Nothing that was asked before stays in memory. `work` must give the same for the same thing, and nobody may change its answer.
 */
export function lastKept<K extends object, V>(work: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: work(key) };
    return last.value;
  };
}
