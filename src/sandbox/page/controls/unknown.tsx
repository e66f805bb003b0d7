// What the page cannot draw is shown as such, never silently left out: somebody else's client may draw it.
import type { JSX } from "preact";

export const Unknown = ({ what, json }: { what: string; json: unknown }): JSX.Element => (
  <details class="unknown">
    <summary>unknown: {what || "?"}</summary>
    <pre>{JSON.stringify(json, null, 2)}</pre>
  </details>
);
