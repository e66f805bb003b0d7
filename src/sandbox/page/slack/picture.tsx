// A picture of a message. The page loads nothing from elsewhere: a picture with a foreign address shows its words only.
import type { JSX } from "preact";
import { Icon } from "../icon.tsx";
import { type JsonObject, readText } from "../json.ts";
import { readLabel } from "./text.tsx";

const isOwn = (address: string): boolean =>
  address.startsWith("data:image/") || (URL.canParse(address) && new URL(address).origin === location.origin);

export function Picture({ image, isSmall = false }: { image: JsonObject; isSmall?: boolean }): JSX.Element {
  const address = readText(image["image_url"]);
  const words = readText(image["alt_text"]) || readLabel(image["title"]);
  if (!isOwn(address))
    return (
      <span class="picture-words">
        <Icon name="picture" /> {words}
      </span>
    );
  return <img class={isSmall ? "picture-small" : "picture"} src={address} alt={words} />;
}
