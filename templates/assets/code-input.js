// Groups a certificate code in fours while it is typed; the caret stays where the writer put it. Whatever else is typed or pasted
// (an address, a sentence, letters of another script) is left as it is: the server reads it. Nothing is ever taken away.
const plain = (text) => text.toUpperCase().replace(/[\s\u00ad\u200b-\u200f\u2010-\u2015\u2212\ufeff-]/gu, "");
// One that is too long stays as it was typed: the server says so, and a group split off is one more way to read it.
const isCode = (text) => /^[0-9A-Z]{0,16}$/.test(plain(text));
const grouped = (code) => code.replace(/(.{4})(?=.)/g, "$1-");

// An address can carry so many characters; what is longer is told before it is sent, and stays in the field.
const MOST = 4000;

for (const input of document.querySelectorAll("input[data-code]")) {
  let before = plain(input.value);
  input.addEventListener("input", (event) => {
    input.setCustomValidity(input.value.length > MOST ? input.dataset.long : "");
    if (event.isComposing || !isCode(input.value)) return;
    const caret = plain(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
    const code = plain(input.value);
    // Delete on a hyphen only steps over it.
    const over = event.inputType === "deleteContentForward" && code === before ? 1 : 0;
    before = code;
    input.value = grouped(code);
    const at = caret + (caret > 0 ? Math.floor((caret - 1) / 4) : 0) + over;
    input.setSelectionRange(at, at);
  });
  // What comes with hyphens of its own, such as a serial, stays as it is until somebody types.
  if (isCode(input.value) && !input.value.includes("-")) input.value = grouped(before);
}

// Where there is a keyboard, the field is ready to be typed into; on a phone that would cover half the page.
const field = document.querySelector("input[data-code]");
if (field && !location.hash && matchMedia("(hover: hover) and (pointer: fine)").matches) field.focus({ preventScroll: true });
