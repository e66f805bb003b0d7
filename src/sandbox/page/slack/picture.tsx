// A picture of a message: uploaded to Slack, or at an address. The page loads nothing from elsewhere: a picture with a foreign
// address shows its words only, and so does an upload that is not on the screen.
import type { JSX } from "preact";
import { Icon } from "../icon.tsx";
import { type JsonObject, readObject, readText } from "../json.ts";
import { useSurface } from "./surface.ts";
import { readLabel } from "./text.tsx";

const isOwn = (address: string): boolean =>
  address.startsWith("data:image/") ||
  address.startsWith("/sandbox/file?") ||
  (URL.canParse(address) && new URL(address).origin === location.origin);

export function Picture({ image, isSmall = false }: { image: JsonObject; isSmall?: boolean }): JSX.Element {
  const { findPicture } = useSurface();
  const upload = readText(readObject(image["slack_file"])["id"]);
  const address = upload === "" ? readText(image["image_url"]) : findPicture(upload);
  const words = readText(image["alt_text"]) || readLabel(image["title"]);
  if (!isOwn(address))
    return (
      <span class="picture-words">
        <Icon name="picture" /> {words}
      </span>
    );
  return <img class={isSmall ? "picture-small" : "picture"} src={address} alt={words} />;
}
