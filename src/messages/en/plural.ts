export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
export const entries = (count: number): string => plural(count, 'entry', 'entries');
