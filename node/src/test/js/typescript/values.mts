import type { Missing } from './there-is-no-such-file.ts';

export type Pair<T> = [T, T];
export const pair: Pair<number> = [1, 2];
export const swap = <T,>([a, b]: Pair<T>): Pair<T> => [b, a];
