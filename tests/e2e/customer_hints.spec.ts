// What is pointed out in a message, as tables: the script by itself, without a page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { expect, test } from "@playwright/test";

type Hints = (text: string, names: string[]) => [words: string, without: string][];

const script = readFileSync(fileURLToPath(new URL("../../src/features/feedback/hints.js", import.meta.url)), "utf8");
const page: { window: { plauditHints?: Hints } } = { window: {} };
runInNewContext(script, page);
const NAMES = ["Maria", "Tomasz", "Ayşe", "محمد"];
const hints: Hints = (text, names) => page.window.plauditHints!(text, names);

const found = (text: string) => hints(text, NAMES).map(([words]) => words);

test("telephone numbers are found however they are grouped", () => {
  for (const number of ["0151 2345 6789", "+49 (0)30 / 123-4567", "(555) 123-4567", "030.123.45.67", "٠١٢٣٤٥٦٧٨٩", "1234567"]) {
    expect(found(`Call ${number} please`), number).toEqual([number]);
  }
});

test("links and e-mail addresses are found", () => {
  for (const link of ["https://x.io/abc?d=1", "www.example.com", "example.com/menu", "maria@example.com", "m.s+x@mail.example.co.uk"]) {
    expect(found(`See ${link}. Bye`), link).toEqual([link]);
  }
});

test("streets with a number are found in each language", () => {
  for (const street of [
    "12 Baker Street", "221B Baker St.", "Hauptstraße 12a", "Berliner Straße 5", "Calle Mayor 12", "12 rue de la Paix",
    "Atatürk Caddesi No: 5", "شارع الملك فهد 12", "南京路12号",
  ]) {
    expect(found(`— ${street}`), street).toEqual([street]);
  }
});

test("surnames are found after a name on offer and with a title", () => {
  for (const [text, words] of [
    ["Thanks Maria Schmidt!", "Schmidt"],
    ["Tomasz und Maria Lopez-Garcia haben", "Lopez-Garcia"],
    ["Ayşe Yılmaz çok iyi", "Yılmaz"],
    ["Mr. Smith helped", "Mr. Smith"],
    ["Danke Frau Müller, toll", "Frau Müller"],
    ["la señora y Sra. Pérez", "Sra. Pérez"],
    ["السيدة فاطمة رائعة", "السيدة فاطمة"],
    ["王女士很好", "王女士"],
  ] as const) {
    expect(found(text), text).toEqual([words]);
  }
});

test("what is no such thing is left in peace", () => {
  for (const text of [
    "Maria was great. Thank you", "Maria Tomasz both", "Ms Maria was kind", "Maria I loved it", "We waited 30 minutes in room 1204",
    "On 12.03.2025 14 o'clock", "2025-03-12", "From 5.30 to 6.30", "It was great.Thank you", "ok...fine", "e.g. this", "10 minutes", "",
  ]) {
    expect(found(text), text).toEqual([]);
  }
});

test("leaving something out takes just that, and no space too many", () => {
  for (const [text, without] of [
    ["Thanks Maria Schmidt!", ["Thanks Maria!"]],
    ["Call 0151 2345 6789 or a@b.de now", ["Call or a@b.de now", "Call 0151 2345 6789 or now"]],
    ["www.example.com is good", ["is good"]],
    ["line\n12 Baker Street\nline", ["line\n\nline"]],
  ] as const) {
    expect(hints(text, NAMES).map(([, rest]) => rest), text).toEqual(without);
  }
});

test("a name with signs of patterns in it is a name", () => {
  expect(hints("J.-P. (Jo) Miller", ["J.-P. (Jo)"]).map(([words]) => words)).toEqual(["Miller"]);
});
