export function spliced(text: string, name: string, content: string): string;
