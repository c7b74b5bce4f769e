import { pinyin } from 'pinyin-pro';
import { isHan, words } from './tokenize.ts';

/** The reading of each Chinese run in a name, `信号量 Semaphore` → [`xin hao liang`]. */
export function readings(name: string): string[] {
  return words(name)
    .filter(isHan)
    .map((run) => pinyin(run, { toneType: 'none', v: true, nonZh: 'removed' }).toLowerCase())
    .filter(Boolean);
}
