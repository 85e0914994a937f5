/** Colours and type of every picture. The page sets the variables; the fallbacks are its light theme. */
export const colour = {
  paper: 'var(--paper, #fbfaf7)',
  ink: 'var(--ink, #1c2321)',
  faint: 'var(--faint, #5e6462)',
  hair: 'var(--hair, #d5d4cf)',
  tint: 'var(--tint, #f4eee5)',
  accent: 'var(--accent, #a65a20)',
  less: 'var(--less, #2f6690)',
  more: 'var(--more, #a65a20)',
  insurgent: 'var(--insurgent, #8f3b2e)',
  fragmentation: 'var(--fragmentation, #3d4c8c)',
  humanitarian: 'var(--humanitarian, #1d7468)',
  land: 'var(--land, #efece4)',
} as const;

export const FONT = 'system-ui, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, sans-serif';
export const SIZE = { small: 11, text: 12.5 } as const;
