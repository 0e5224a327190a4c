/** Every numeric key of the shipped banks by name, computed from its formula. */
export const numbers: Readonly<Record<string, () => number>>;
