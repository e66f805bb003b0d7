// What the page remembers for the next visit. A browser that forbids it only makes the page forget.
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`rapport.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`rapport.${key}`, value);
  } catch {
    // Storage is off or full: nothing depends on it.
  }
}
