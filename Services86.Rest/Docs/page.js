"use strict";

const agents = document.body.dataset.agents.split(" ");
SwaggerUIBundle({
  dom_id: "#viewer",
  urls: agents.map(name => ({ name, url: `../openapi/${name}.json` })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  deepLinking: true,

  // It would send the documents to a validator in the internet.
  validatorUrl: null,
});

// The viewer focuses the last field of the dialog, which scrolls to its end.
new MutationObserver(changes => {
  const dialog = changes.flatMap(change => [...change.addedNodes])
    .filter(node => node.nodeType === Node.ELEMENT_NODE)
    .map(node => node.matches(".dialog-ux") ? node : node.querySelector(".dialog-ux"))
    .find(Boolean);
  if (dialog) {
    requestAnimationFrame(() => {
      dialog.querySelector(".modal-ux-content").scrollTop = 0;
      dialog.querySelector("input")?.focus();
    });
  }
}).observe(document.getElementById("viewer"), { childList: true, subtree: true });
