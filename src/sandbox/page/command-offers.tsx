// The list of commands over the composer, each with its Chinese word and a line to copy.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Offer } from "./offers.ts";
import { usePage } from "./page-context.ts";
import { pick } from "./words/words.ts";

type Props = { id: string; offers: readonly Offer[]; at: number; onChoose: (offer: Offer) => void };

export function CommandOffers({ id, offers, at, onChoose }: Props): JSX.Element {
  const { words, locale } = usePage();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [at]);
  return (
    <div class="command-offers">
      <p class="offers-head">
        <span>{words.commands}</span>
        <span>{words.commandKeys}</span>
      </p>
      <ul ref={list} id={id} role="listbox" aria-label={words.commands}>
        {offers.map((offer, index) => (
          <li
            key={offer.command.command}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            data-command={offer.command.command}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(offer)}
          >
            <span class="offer-command">{offer.command.command}</span>
            <span class="offer-words">{offer.command.words.join(" ")}</span>
            <span class="offer-example">{pick(offer.command.example, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
