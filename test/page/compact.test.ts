import { describe, expect, it } from 'vitest';
import { compactPictures } from '../../src/page/compact.ts';

const label = (x: number) =>
  `<text x="${x}" y="4" font-size="11" fill="var(--faint, #5e6462)">a</text>`;
const picture = (content: string) =>
  `<svg viewBox="0 0 9 9" fill="var(--ink, #1c2321)">${content}</svg>`;

describe('pictures made smaller', () => {
  it('gives a look that comes back often a class, and keeps places and words', () => {
    const { html, style } = compactPictures(picture(label(1) + label(2) + label(3)));
    expect(style).toBe('.p0{font-size:11px;fill:var(--faint)}');
    expect(html).toContain('<text class="p0" x="2" y="4">a</text>');
  });

  it('leaves a rare look where it is', () => {
    const { html, style } = compactPictures(picture(label(1) + label(2)));
    expect(style).toBe('');
    expect(html).toContain('font-size="11"');
  });

  it('draws a long shape that stands twice by reference, and a short or single one in place', () => {
    const long = `<path d="M0 0${'L1.5 2.5'.repeat(20)}" opacity="1"/>`;
    const short = '<path d="M0 0L1 1" opacity="1"/>';
    const once = picture(`<path d="M9 9${'L1.5 2.5'.repeat(20)}" opacity="1"/>`);
    const { html, shapes } = compactPictures(picture(long + short) + picture(long + short) + once);
    expect(shapes.match(/<path id="s0"/g)).toHaveLength(1);
    expect(html.match(/<use href="#s0"\/>/g)).toHaveLength(2);
    expect(html.match(/M0 0L1 1/g)).toHaveLength(2);
    expect(html).toContain('M9 9');
  });

  it('does not touch patterns of a picture, classes, or words outside pictures', () => {
    const hatched = '<rect x="1" fill="url(#a-hatch)"/>'.repeat(4);
    const classed = '<g class="k" stroke="var(--hair, #d5d4cf)" stroke-width="0.6"></g>'.repeat(4);
    const outside = '<p fill="var(--faint)" title="1">font-size="11"</p>'.repeat(4);
    const { html } = compactPictures(outside + picture(hatched + classed));
    expect(html.match(/url\(#a-hatch\)/g)).toHaveLength(4);
    expect(html.match(/class="k"/g)).toHaveLength(4);
    expect(html.startsWith(outside)).toBe(true);
  });
});
