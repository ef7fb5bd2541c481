/** Widths of text without a font, from DejaVu's advance widths. The SVG states each (`textLength`) for other fonts. */
/** Pixels; no text in a picture is smaller. */
export const TEXT_SIZE = 13;
/** Thousandths of the size, for U+0020 to U+007E. */
const PLAIN = table(`
  318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 838
  838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390
  337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592
  525 636 337 636 838`);
const BOLD = table(`
  348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 838 838
  838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457
  365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652
  582 712 365 712 838`);
const MONO = 602;
const TABLES = { plain: PLAIN, bold: BOLD };
/** What sentences are set with besides: plain and bold. */
const TYPOGRAPHIC = new Map([
    ['\u00a0', { plain: 318, bold: 348 }],
    ['‘', { plain: 318, bold: 380 }],
    ['’', { plain: 318, bold: 380 }],
    ['“', { plain: 518, bold: 657 }],
    ['”', { plain: 518, bold: 657 }],
    ['–', { plain: 500, bold: 500 }],
    ['…', { plain: 1000, bold: 1000 }],
    ['—', { plain: 1000, bold: 1000 }],
    ['·', { plain: 318, bold: 380 }],
]);
const OTHER_LETTER = 700;
/** Where scripts begin whose characters are as wide as they are high, and where pictures do, which are wider still. */
const FIRST_WIDE = 0x1100;
const WIDE = 1000;
const FIRST_PICTURE = 0x1f000;
const PICTURE = 1300;
/** Pixels. */
export function textWidth(text, face) {
    let thousandths = 0;
    for (const character of text)
        thousandths += advance(character, face);
    return (thousandths * TEXT_SIZE) / 1000;
}
function advance(character, face) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= FIRST_PICTURE)
        return PICTURE;
    if (code >= FIRST_WIDE && !isTypographic(code))
        return WIDE;
    if (face === 'mono' || face === 'mono-bold')
        return MONO;
    return TABLES[face][code - 0x20] ?? TYPOGRAPHIC.get(character)?.[face] ?? OTHER_LETTER;
}
/** Dashes, quotes, arrows and the like: wider than a letter at most by a little. */
const isTypographic = (code) => code >= 0x2000 && code < 0x2400;
function table(text) {
    return text.trim().split(/\s+/).map(Number);
}
/** Whether a text has letters that the reckoning only guesses at. */
export const hasGuesses = (text) => /[^\u0020-\u007e\u00a0‘’“”–…—·]/u.test(text);
//# sourceMappingURL=text-width.js.map