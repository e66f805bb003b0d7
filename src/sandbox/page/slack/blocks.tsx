// Draws Block Kit from the JSON the bot sent. Our own renderer: slack-blocks-to-jsx 1.1.1 keeps what is typed and chosen
// inside itself (it has no way to say it), knows neither errors nor typeahead, and weighs 944 KB where
// this whole page weighs 80.
import type { JSX } from "preact";
import { Unknown } from "../controls/unknown.tsx";
import { FormattedText } from "../inline/draw-inline.tsx";
import { readMarkdown } from "../inline/markdown.ts";
import { type JsonObject, readObject, readObjects, readText } from "../json.ts";
import { SlackElement } from "./element.tsx";
import { readBlockId, readElements } from "./form-values.ts";
import { InputBlock } from "./input-block.tsx";
import { Picture } from "./picture.tsx";
import { readRichText } from "./rich-text.ts";
import { useSurface } from "./surface.ts";
import { SlackTable } from "./table.tsx";
import { readLabel, SlackText } from "./text.tsx";

export type BlockProps = { block: JsonObject; id: string };

const drawElements = ({ block, id }: BlockProps): JSX.Element[] =>
  readElements(block).map((element, index) => (
    <SlackElement
      key={readText(element["action_id"]) || index}
      element={element}
      block={id}
      isInput={false}
      dispatches={false}
      naming={{ label: readLabel(element["placeholder"]) || readLabel(block["text"]) || undefined }}
    />
  ));

const Section = ({ block, id }: BlockProps): JSX.Element => (
  <div class="block-section">
    <div class="block-section-text">
      {block["text"] !== undefined && <SlackText text={block["text"]} />}
      {block["fields"] !== undefined && (
        <div class="block-fields">
          {readObjects(block["fields"]).map((field, index) => (
            <div key={index}>
              <SlackText text={field} />
            </div>
          ))}
        </div>
      )}
    </div>
    {block["accessory"] !== undefined && <div class="block-accessory">{drawElements({ block, id })}</div>}
  </div>
);

const Header = ({ block }: BlockProps): JSX.Element => (
  <p class="block-header">
    <SlackText text={block["text"]} />
  </p>
);

const Context = ({ block, id }: BlockProps): JSX.Element => (
  <div class="block-context">{drawElements({ block, id })}</div>
);

const Actions = ({ block, id }: BlockProps): JSX.Element => (
  <div class="block-actions">{drawElements({ block, id })}</div>
);

function RichText({ block }: BlockProps): JSX.Element {
  const { findName } = useSurface();
  return <FormattedText passages={readRichText(block, findName)} />;
}

const Markdown = ({ block }: BlockProps): JSX.Element => (
  <FormattedText passages={readMarkdown(readText(block["text"]), null)} />
);

const ImageBlock = ({ block }: BlockProps): JSX.Element => (
  <figure class="block-image">
    {readLabel(block["title"]) !== "" && <figcaption>{readLabel(block["title"])}</figcaption>}
    <Picture image={block} />
  </figure>
);

/** Slack: alerts stand in modals only (@slack/types 3.2). */
const Alert = ({ block }: BlockProps): JSX.Element => (
  <div class={`block-alert alert-${readText(block["level"]) || "default"}`} role="note">
    <SlackText text={readObject(block["text"])} />
  </div>
);

const BLOCKS: ReadonlyMap<string, (props: BlockProps) => JSX.Element> = new Map([
  ["section", Section],
  ["header", Header],
  ["divider", () => <hr class="block-divider" />],
  ["context", Context],
  ["actions", Actions],
  ["input", InputBlock],
  ["rich_text", RichText],
  ["markdown", Markdown],
  ["image", ImageBlock],
  ["table", SlackTable],
  ["alert", Alert],
]);

export const SlackBlocks = ({ blocks }: { blocks: unknown }): JSX.Element => (
  <div class="blocks">
    {readObjects(blocks).map((block, index) => {
      const type = readText(block["type"]);
      const Draw = BLOCKS.get(type);
      const id = readBlockId(block, index);
      return Draw ? <Draw key={id} block={block} id={id} /> : <Unknown key={id} what={type} json={block} />;
    })}
  </div>
);
