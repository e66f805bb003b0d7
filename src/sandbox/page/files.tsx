// The files of a message: pictures in place, the rest as something to download.
import type { JSX } from "preact";
import type { ScreenMessage } from "../screen.ts";
import { Icon } from "./icon.tsx";
import { fileAddress } from "./link.ts";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import { writeBytes } from "./time.ts";

const isPicture = (mime: string): boolean => /^image\/(png|jpeg|gif|webp)$/.test(mime);

export function Files({ message }: { message: ScreenMessage }): JSX.Element | null {
  const { words } = usePage();
  const { platform, user } = usePane();
  if (message.files.length === 0) return null;
  return (
    <div class="files">
      {message.files.map((file, index) => {
        const address = fileAddress({ platform, user: user.id, message: message.id, index });
        if (isPicture(file.mime)) return <img key={index} class="picture" src={address} alt={file.name} />;
        const size = writeBytes(file.bytes);
        return (
          <a key={index} class="file" href={address} download={file.name} aria-label={words.download(file.name, size)}>
            <span class="file-kind" aria-hidden="true">
              {/\.([a-z0-9]{1,4})$/i.exec(file.name)?.[1]?.toUpperCase() ?? <Icon name="file" />}
            </span>
            <span class="file-name">{file.name}</span>
            <small>{size}</small>
          </a>
        );
      })}
    </div>
  );
}
