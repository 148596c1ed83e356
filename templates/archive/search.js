// Shows the certificate whose code is typed or pasted: as it is read, with or without spaces, in an address or behind a label; O is 0, I and
// L are 1. What is no code is looked for in names and serial numbers.
(function () {
  var field = document.getElementById("code");
  var rows = document.querySelectorAll("tr[data-code]");
  field.form.addEventListener("submit", function (event) { event.preventDefault(); });
  field.addEventListener("input", function () {
    var typed = field.value.normalize("NFKC").trim();
    var address = /\/v\/([^?#/\s]+)/i.exec(typed);
    var wanted = address ? address[1] : typed.replace(/^[^:]*:/, "");
    var code = wanted.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
    var words = typed.toLowerCase();
    var shown = 0;
    rows.forEach(function (row) {
      var isCode = code !== "" && row.dataset.code.indexOf(code) === 0;
      row.hidden = words !== "" && !isCode && row.textContent.toLowerCase().indexOf(words) < 0;
      if (!row.hidden) shown += 1;
    });
    document.getElementById("none").hidden = shown > 0;
  });
})();
