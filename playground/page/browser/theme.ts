/** Light, dark, or as the system has it; remembered by this browser. */

const KEY = 'nibble-theme';

export function listenToTheme(): void {
  const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (select === null) return;
  select.value = localStorage.getItem(KEY) ?? 'system';
  use(select.value);
  select.addEventListener('change', () => {
    localStorage.setItem(KEY, select.value);
    use(select.value);
  });
}

function use(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  else delete dataset.theme;
}
