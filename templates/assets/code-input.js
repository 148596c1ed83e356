// Groups a certificate code in fours while it is typed or pasted, a whole verification address included; the caret stays
// where the writer put it. The server reads any spacing and case, so nothing depends on this.
const plain = (text) => text.slice(text.lastIndexOf("/") + 1).toUpperCase().replace(/[^0-9A-Z]/g, "");
const grouped = (code) => code.replace(/(.{4})(?=.)/g, "$1-");

for (const input of document.querySelectorAll("input[data-code]")) {
  let before = plain(input.value);
  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    const caret = plain(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
    const code = plain(input.value);
    // Delete on a hyphen only steps over it.
    const over = event.inputType === "deleteContentForward" && code === before ? 1 : 0;
    before = code;
    input.value = grouped(code);
    const at = caret + (caret > 0 ? Math.floor((caret - 1) / 4) : 0) + over;
    input.setSelectionRange(at, at);
  });
  input.value = grouped(before);
}
