// Sorts tables by their heads and draws their charts. The same numbers stand in the tables, so that nothing is lost where this does not run.

for (const table of document.querySelectorAll("table")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => head.querySelector("button").addEventListener("click", () => sort(table, heads, head, at)));
}

// ---- narrow pages

// What would have to be scrolled sideways is set closer first, then row by row with the heads beside the values.
function fit() {
  for (const wide of document.querySelectorAll(".wide")) {
    wide.classList.remove("close", "stacked");
    for (const way of ["close", "stacked"]) {
      if (innerWidth > 760 || wide.scrollWidth <= wide.clientWidth + 1) break;
      if (way === "stacked") label(wide.querySelector("table"));
      wide.classList.add(way);
    }
  }
}

function label(table) {
  if (table.dataset.labelled) return;
  table.dataset.labelled = "yes";
  const heads = [...table.tHead.rows[0].cells].map(h => h.textContent);
  for (const row of table.tBodies[0].rows)
    [...row.cells].forEach((cell, at) => {
      cell.dataset.head = heads[at];
      if (cell.textContent === "–") cell.classList.add("nil");
    });
}

fit();
addEventListener("resize", fit);

function sort(table, heads, head, at) {
  const numeric = head.classList.contains("n");
  // Numbers begin with the largest, words and days with the first.
  const before = head.getAttribute("aria-sort");
  const up = before ? before === "descending" : !numeric;
  heads.forEach(h => h.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const key = row => row.cells[at].dataset.v ?? row.cells[at].textContent;
  const rows = [...table.tBodies[0].rows].map(row => ({ row, key: key(row) }));
  rows.sort((a, b) => {
    if ((a.key === "") !== (b.key === "")) return a.key === "" ? 1 : -1; // what is not known stays at the end
    const order = numeric ? Number(a.key) - Number(b.key) : a.key.localeCompare(b.key, "en", { numeric: true });
    return up ? order : -order;
  });
  table.tBodies[0].append(...rows.map(r => r.row));
}

// ---- charts

const palettes = {
  light: { text: "#4b5752", line: "#d9dfda", care: "#0f766e", fire: "#c2570c", green: "#2e9e5b", yellow: "#e0a80d", red: "#c8372d" },
  dark: { text: "#a9b8b2", line: "#33403c", care: "#3cbdb0", fire: "#f0904a", green: "#4cc47c", yellow: "#f0c24a", red: "#f2766c" },
};
const dark = matchMedia("(prefers-color-scheme: dark)");
const figure = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const charts = [];
let palette = palettes.light;

if (window.Chart) {
  Chart.defaults.font.family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
  Chart.defaults.font.size = 12;
  Chart.defaults.animation = false;
  for (const box of document.querySelectorAll(".chart")) draw(box);
  paint(dark.matches ? palettes.dark : palettes.light);
  dark.addEventListener("change", () => paint(dark.matches ? palettes.dark : palettes.light));
  // On paper the ground is white and the width that of the sheet, whatever the screen has; many names keep a line each.
  addEventListener("beforeprint", () => { paint(palettes.light); charts.forEach(c => c.resize(670, (parseInt(c.canvas.parentElement.style.height) || 250) - 20)); });
  addEventListener("afterprint", () => { paint(dark.matches ? palettes.dark : palettes.light); charts.forEach(c => c.resize()); });
}

function draw(box) {
  const { title, unit, stacked, overTime, labels, series } = JSON.parse(box.querySelector("script").textContent);
  // Many names need a line each.
  const lying = !overTime && labels.length > 8;
  if (lying) box.style.height = `${60 + 24 * labels.length}px`;
  const value = lying ? "x" : "y", name = lying ? "y" : "x";
  const said = v => unit === "%" ? `${figure.format(v)} %` : unit.length === 3 ? `${unit} ${figure.format(v)}` : `${figure.format(v)} ${unit}`.trim();
  charts.push(new Chart(box.querySelector("canvas"), {
    type: "bar",
    data: { labels, datasets: series.map(s => ({ label: s.name, data: s.values, backgroundColor: () => palette[s.means], maxBarThickness: 46, borderRadius: stacked ? 0 : 3 })) },
    options: {
      responsive: true, maintainAspectRatio: false, devicePixelRatio: Math.max(2, devicePixelRatio || 1), indexAxis: lying ? "y" : "x", interaction: { mode: "index", axis: name, intersect: false },
      scales: {
        [name]: { stacked, grid: { display: false }, ticks: { autoSkip: !lying } },
        [value]: { stacked, beginAtZero: true, title: { display: unit !== "", text: unit }, ticks: { maxTicksLimit: 6, callback: v => figure.format(v) } },
      },
      plugins: { colors: { enabled: false }, legend: { display: series.length > 1, position: "top", align: "start", labels: { boxWidth: 12, boxHeight: 12 } }, tooltip: { callbacks: { label: c => ` ${c.dataset.label}: ${c.raw === null ? "not known" : said(c.raw)}` } } },
    },
  }));
  document.documentElement.dataset.charts = charts.length;
}

function paint(colours) {
  palette = colours;
  for (const chart of charts) {
    chart.options.color = palette.text;
    chart.options.plugins.legend.labels.color = palette.text;
    for (const scale of Object.values(chart.options.scales)) {
      scale.ticks.color = palette.text;
      scale.grid = { ...scale.grid, color: palette.line };
      scale.border = { color: palette.line };
      if (scale.title) scale.title.color = palette.text;
    }
    chart.update("none");
  }
}
