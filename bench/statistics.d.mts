type Values = readonly (number | undefined)[];

export function quantile(values: readonly number[], share: number): number;
export function median(values: readonly number[]): number;
export function p99(values: readonly number[]): number;
export function spread(values: readonly number[]): { median: number; low: number; high: number };
export function measured(list: Values): number[];
export function paired(ones: Values, others: Values): [number, number][];
export function pairedRatios(ones: Values, others: Values): number[];
export function growth(costs: readonly { size: number; cost: number }[]): { factor: number; before: number; after: number };
export function pairedDifferences(ones: Values, others: Values): number[];
