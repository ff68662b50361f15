// Finds what a customer may not want to tell the person thanked: telephone numbers, addresses, links and surnames. It only points
// out; the customer decides. Patterns of the browser know the letters of the world, which WebAssembly would have to carry.
(() => {
  const PATTERNS = [
    // E-mail addresses, then links.
    /[^\s@<>(),;]+@[^\s@<>(),;]+\.\p{L}{2,}/gu,
    /(?:https?:\/\/|www\.)[^\s<>()]+[^\s<>().,;:!?]/giu,
    /(?<![\p{L}\p{Nd}.@-])(?:[\p{Ll}\p{Nd}-]+\.)+(?:com|org|net|info|biz|io|app|eu|de|at|ch|fr|es|tr|uk|cn|ly|gl)(?![\p{L}\p{Nd}.-]*\p{L})(?:\/[^\s<>()]*[^\s<>().,;:!?])?/gu,
    // Telephone numbers: seven digits or more, however they are grouped.
    /(?<![\p{L}\p{Nd}])[+(]?\p{Nd}(?:[ \u00a0().\/-]{0,3}\p{Nd}){6,16}(?!\p{Nd})/gu,
    // Streets with a number: before them, or after them.
    /(?<![\p{L}\p{Nd}])\p{Nd}{1,5}\p{L}?,? (?:[\p{Lu}][\p{L}'’.-]* ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Square|Court|Close)(?!\p{L})\.?/gu,
    /(?<![\p{L}\p{Nd}])\p{Nd}{1,5},? (?:bis |ter )?(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai)(?: [\p{L}'’-]+){1,4}/giu,
    /(?<!\p{L})(?:\p{Lu}[\p{L}-]*[ -])?\p{Lu}?\p{L}*(?:[Ss]tra(?:ße|sse)|[Ss]tr\.|gasse|weg|platz|allee|ufer) ?\p{Nd}{1,4}\p{Ll}?(?![\p{L}\p{Nd}]| (?:Min|Std|Stunde|Uhr|Tage))/gu,
    /(?<!\p{L})(?:calle|c\/|avenida|avda\.?|plaza|paseo)(?: [\p{L}.-]+){1,4},? (?:n\.?º ?)?\p{Nd}{1,4}(?!\p{Nd})/giu,
    /(?:\p{Lu}\p{L}* ){1,3}(?:Caddesi|Cad\.|Sokağı|Sokak|Sok\.|Sk\.|Mahallesi|Mah\.|Bulvarı),? ?(?:No: ?)?\p{Nd}{1,4}(?!\p{Nd})/gu,
    /شارع(?: [\p{L}]+){1,3}،? (?:رقم )?\p{Nd}{1,4}/gu,
    /\p{Script=Han}{1,8}[路街道巷弄]\p{Nd}{1,5}[号號]/gu,
    // Surnames after a title; in Chinese the title comes after.
    /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Sr|Sra|Srta|Señora?|Señorita|Monsieur|Madame|Mademoiselle|Mme|Mlle|Sayın)\.? (?:(?:von|van|de|del|la|le|du) ){0,2}\p{Lu}[\p{L}'’-]+/gu,
    /(?:السيدة|السيد|الآنسة|الدكتورة|الدكتور) \p{L}{2,}/gu,
    /\p{Script=Han}(?:先生|女士|小姐|医生|经理)/gu,
  ];
  // Days and times are no telephone numbers.
  const DATE = /^\(?(?:\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{4}|\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2})(?: \p{Nd}{1,2})?$/u;

  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|\/]/g, '\\$&');

  // A capital word after a first name on offer is a surname, unless it is another of those names.
  function surnames(text, names) {
    if (!names.length) return [];
    const known = `(?:${names.map(escaped).join('|')})`;
    const after = new RegExp(`(?<=(?<!\\p{L})${known}[ \\u00a0])(?!${known}(?!\\p{L}))\\p{Lu}[\\p{L}'’-]+`, 'gu');
    return [...text.matchAll(after)];
  }

  // A title before a name on offer tells nothing new.
  const isOnOffer = (words, names) => names.some((name) => words.endsWith(` ${name}`) || words === name);

  function without(text, { index, 0: words }) {
    const [before, after] = [text.slice(0, index), text.slice(index + words.length)];
    const joined = /\s$/.test(before) && /^[\s.,;:!?]|^$/.test(after) ? before.replace(/[ \u00a0]+$/, '') + after : before + after;
    return joined.replace(/^ +/, '');
  }

  /** What is found in `text`, in its order: each `[words, the text without just them]`. */
  window.plauditHints = (text, names) => {
    const matches = [...PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)]), ...surnames(text, names)];
    const kept = matches.filter(({ 0: words }) => !DATE.test(words) && !isOnOffer(words, names));
    kept.sort((a, b) => a.index - b.index || b[0].length - a[0].length);
    let end = 0;
    const apart = kept.filter(({ index, 0: words }) => index >= end && ((end = index + words.length), true));
    return apart.map((match) => [match[0], without(text, match)]);
  };
})();
