"use strict";

/** Makes the table of repositories searchable and sortable, and longer than it stands in the page. */
class RepositoryTable {
  static step = 200;

  constructor(table) {
    this.body = table.tBodies[0];
    this.headers = [...table.tHead.rows[0].cells];
    this.words = document.getElementById("search-words");
    this.result = document.getElementById("search-result");
    this.more = document.getElementById("more");
    this.rows = data.repositories.map((values) => ({ values, key: values[column.name].toLowerCase() }));
    this.found = this.rows;
    this.sortedBy = { column: column.distinct, descending: true };
    this.shown = this.body.rows.length;
  }

  start() {
    this.headers.forEach((header, index) => this.makeSortable(header, index));
    this.words.addEventListener("input", () => this.search());
    this.words.form.addEventListener("submit", (event) => event.preventDefault());
    this.words.form.hidden = false;
    this.more.addEventListener("click", () => this.show(this.shown, this.shown + RepositoryTable.step));
    for (const link of document.querySelectorAll("a[data-search]")) {
      link.addEventListener("click", () => this.searchFor(link.dataset.search));
    }
    this.tell();
  }

  makeSortable(header, index) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => this.sort(index));
    header.replaceChildren(button);
  }

  sort(index) {
    const again = this.sortedBy.column === index;
    const descending = again ? !this.sortedBy.descending : index !== column.name;
    this.sortedBy = { column: index, descending };
    this.headers.forEach((header) => header.removeAttribute("aria-sort"));
    this.headers[index].setAttribute("aria-sort", descending ? "descending" : "ascending");
    const sign = descending ? -1 : 1;
    this.rows.sort((one, other) => sign * compare(one.values[index], other.values[index]));
    this.search();
  }

  searchFor(words) {
    this.words.value = words;
    this.search();
  }

  search() {
    const words = this.words.value.toLowerCase().split(/\s+/);
    this.found = this.rows.filter((row) => words.every((word) => row.key.includes(word)));
    this.body.replaceChildren();
    this.show(0, RepositoryTable.step);
  }

  show(from, to) {
    const rows = this.found.slice(from, to);
    this.body.append(...rows.map((row) => rowElement(row.values)));
    this.shown = from + rows.length;
    this.tell();
  }

  tell() {
    const rest = this.found.length - this.shown;
    this.result.textContent =
      `${countText(this.found.length)} of ${countText(this.rows.length)}` + (rest > 0 ? `, the first ${countText(this.shown)} shown` : "");
    this.more.textContent = `Show ${countText(Math.min(rest, RepositoryTable.step))} more`;
    this.more.hidden = rest === 0;
  }
}

/** What is not known comes before everything else. */
function compare(one, other) {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  return one < other ? -1 : 1;
}

function rowElement(values) {
  const row = document.createElement("tr");
  const header = document.createElement("th");
  header.scope = "row";
  header.className = "name";
  header.append(document.createElement("bdi"));
  header.firstChild.textContent = values[column.name];
  row.append(header);
  for (let index = column.tags; index <= column.manifests; index++) row.append(cell(countText(values[index]), "number"));
  for (let index = column.logical; index <= column.reclaimable; index++) row.append(bytesCell(values[index]));
  row.append(cell(dayText(values[column.pushed]), ""));
  return row;
}

function bytesCell(bytes) {
  const element = cell(bytesText(bytes), "number");
  element.title = `${countText(bytes)} bytes`;
  return element;
}

function cell(text, className) {
  const element = document.createElement("td");
  element.className = className;
  element.textContent = text;
  return element;
}

{
  const table = document.getElementById("repository-table");
  if (table) new RepositoryTable(table).start();
}
