// Light, dark, or as the system has it.

const order = ["system", "light", "dark"];

export function startTheme(button) {
  let chosen = localStorage.getItem("csmbot.theme") ?? "system";
  const apply = () => {
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    button.textContent = `Theme: ${chosen}`;
  };
  button.addEventListener("click", () => {
    chosen = order[(order.indexOf(chosen) + 1) % order.length];
    localStorage.setItem("csmbot.theme", chosen);
    apply();
  });
  apply();
}
