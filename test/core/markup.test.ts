import { expect, it } from 'vitest';
import { asMarkup, inBoth, markup } from '../../src/core/index.ts';

it('what is put into markup is escaped, unless it is markup', () => {
  expect(String(markup`<b>${'a < b & "c"'}</b>`)).toBe('<b>a &lt; b &amp; &quot;c&quot;</b>');
  expect(String(markup`<b>${asMarkup('<i>x</i>')}</b>`)).toBe('<b><i>x</i></b>');
  expect(String(markup`<b>${[markup`<i>${'<'}</i>`, markup`<i>2</i>`]}</b>`)).toBe(
    '<b><i>&lt;</i><i>2</i></b>',
  );
});

it('words are written in both languages from one function', () => {
  expect(inBoth((language) => (language === 'fr' ? 'oui' : 'yes'))).toEqual({
    en: 'yes',
    fr: 'oui',
  });
});
