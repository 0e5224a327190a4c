import type { StructuralPage } from './page.ts';
export const structuralPages: readonly StructuralPage[] = [];
export const structuralNames: readonly string[] = [];
export const structuralPage = (_name: string): StructuralPage | undefined => undefined;
