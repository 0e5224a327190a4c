import { mendAll } from '../../../core/check/fix.ts';
import { rewriteText } from '../../../store/bank-files.ts';
import { UsageError } from '../../exit.ts';
import type { Examined } from './examine.ts';

/** More than findings can hide behind one another. */
const ROUNDS = 10;

/** Mends what can be mended, until nothing is left to mend; answers with what was found last and how many were mended. */
export async function fixed(examine: () => Promise<Examined>): Promise<{ readonly examined: Examined; readonly mended: number }> {
  let mended = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const examined = await examine();
    const count = await mendFiles(examined);
    if (count === 0) return { examined, mended };
    mended += count;
  }
  return { examined: await examine(), mended };
}

async function mendFiles({ located }: Examined): Promise<number> {
  let count = 0;
  for (const { findings, sources } of located) {
    for (const [file, source] of sources) {
      const mended = mendAll(
        source,
        findings.filter((finding) => finding.file === file),
      );
      if (mended === undefined) continue;
      try {
        await rewriteText(file, source.text, mended.text);
      } catch (error) {
        throw new UsageError(`${file} cannot be mended.`, error instanceof Error ? error.message : undefined);
      }
      count += mended.count;
    }
  }
  return count;
}
