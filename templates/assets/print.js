// Shows the print button, which is of no use without scripts. The square pattern of a receipt is fetched only for paper: by the browser, where
// it prints by itself, and here before it is asked to.
const squares = document.querySelectorAll(".receipt img");

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    for (const square of squares) {
      square.loading = "eager";
      await square.decode().catch(() => {});
    }
    print();
  });
}
