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
