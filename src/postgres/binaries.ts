import { messageOf } from "../process/message-of.ts";
import {
  type Binaries,
  type FindInstalledOptions,
  findByPgConfig,
  findInstalled,
} from "./installed.ts";
import { defaultMajor, formatVersion, satisfies, type VersionRequest } from "./version.ts";

export interface BinariesOptions extends FindInstalledOptions {
  /** Without one, the newest installed, else the newest prebuilt of {@link defaultMajor}. */
  readonly request?: VersionRequest | undefined;
  readonly workingDirectory: string;
  /** Told what is being fetched, and how far it is. */
  readonly onProgress: (message: string) => void;
}

/** An installed server that fits what was asked for, otherwise a prebuilt one from the cache or the registry. */
export async function provideBinaries(options: BinariesOptions): Promise<Binaries> {
  const { request } = options;
  const fits = ({ version }: Binaries) => !request || satisfies(version, request);
  const usual = await findInstalled(options);
  const installed = usual.some(fits) ? usual : [...usual, ...(await findByPgConfig(options))];
  const fitting = installed.find(fits);
  if (fitting) return fitting;
  const { providePrebuilt } = await import("./prebuilt.ts");
  try {
    return await providePrebuilt(request ?? { major: defaultMajor }, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const versions = installed.map(({ version }) => formatVersion(version)).join(", ");
    const reason = messageOf(error);
    throw new Error(
      `no PostgreSQL${request ? ` ${formatVersion(request)}` : ""} to run: installed here: ${versions || "none"}; ` +
        `and the prebuilt one could not be had: ${reason}`,
      { cause: error },
    );
  }
}
