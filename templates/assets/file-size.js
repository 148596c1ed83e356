// What is too large, all chosen files together, is told before it is sent: without this the server says so, after a long wait.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  const told = document.getElementById(input.dataset.told);
  const check = () => {
    const large = [...input.files].reduce((sum, file) => sum + file.size, 0) > Number(input.dataset.most);
    input.setCustomValidity(large ? told.textContent : "");
    told.hidden = !large;
    if (large) input.reportValidity();
  };
  input.addEventListener("change", check);
  // Back from the next page, with the file still chosen.
  addEventListener("pageshow", check);
}
