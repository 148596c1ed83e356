// Shows the certificate whose code is typed: as it is read, with or without spaces; O is 0, I and L are 1.
(function () {
  var field = document.getElementById("code");
  var rows = document.querySelectorAll("tr[data-code]");
  field.form.addEventListener("submit", function (event) { event.preventDefault(); });
  field.addEventListener("input", function () {
    var code = field.value.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = row.dataset.code.indexOf(code) !== 0;
      if (!row.hidden) shown += 1;
    });
    document.getElementById("none").hidden = shown > 0;
  });
})();
