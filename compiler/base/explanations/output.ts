// What `toac explain` says about TOA5xxx. They concern files on disk, so most show no contract before and after.

import type { Explanation } from '../catalogue/entry.ts';
import type { OUTPUT } from '../catalogue/output.ts';

/** The mistake is on disk: there is no contract to show. */
const onDisk = { before: {}, after: {} };

export const explainOutput: Readonly<Record<keyof typeof OUTPUT, Explanation>> = {
  TOA5001: {
    text: `Every generated file begins with a line that holds a digest of its body. This file has the line, but its body is
another one: somebody (or a formatter) changed it after toac wrote it, and a build would lose that change.

The difference is printed below the message: '-' is what stands on disk, '+' what toac would write.
- Was it a formatter? Keep formatters out of the output folder and run: toac build --overwrite
- Do you want to keep the edit? Change the contract so that the edit is generated; or make the file yours
  with toac eject <file>. toac then leaves it alone for good; delete the file to have it generated again.
- Is it of no use? toac build --overwrite

A file that holds git's conflict marks around the header is simply generated again: nobody's work is in it.`,
    ...onDisk,
  },
  TOA5002: {
    text: `A generated file belongs at this path, but the file that stands there does not begin with toac's header: you wrote it,
or another tool did. toac never writes over such a file, also not with --overwrite, and changes nothing else either.

Move it out of the output folder: handwritten code has its own folder (src, beside the contracts). If it is a generated
file that you ejected, and its first line was lost, put that line back:
  // Ejected from toac: this file is yours, toac leaves it alone.
(in JSON, a first member "x-ejected": "from toac").`,
    ...onDisk,
  },
  TOA5003: {
    text: `The contracts no longer produce this file. It would be removed, but it was edited since toac wrote it, so it stays.

Delete it when the edit is of no use, or make it yours with toac eject <file>, after which nothing more is said about it.`,
    ...onDisk,
  },
  TOA5004: {
    text: `toac writes plain files into plain folders. A link in the output folder could lead the writing somewhere else, out of
the project too, so nothing is written through one; nor is a pipe, a socket or a device replaced.

Remove what stands there and build again. If the output shall live elsewhere, say so with 'out' in toac.yaml.`,
    ...onDisk,
  },
  TOA5005: {
    text: `A generated file belongs where a folder is, and that folder holds files that are not toac's (or cannot be looked into,
as node_modules). Move them away, then build again. Folders that hold nothing but toac's old files give way by themselves.`,
    ...onDisk,
  },
  TOA5006: {
    text: `Everything of toac's in the output folder is replaced and pruned by a build. So it must be a folder below the project
(the folder of the nearest package.json above the contracts) that is not the project or the working directory, that
contains neither the contracts nor the handwritten code, and that is reached without a link.`,
    before: {},
    after: {},
  },
  TOA5007: {
    text: `A component's name becomes a folder, an operation's name may become a file. Names that some systems cannot hold are refused
on all systems, so that a project can be checked out everywhere: devices of Windows (con, prn, aux, nul, com1, lpt1 …),
names that end in a dot or a space, and names of more than 200 bytes. Rename the component or the operation.`,
    ...onDisk,
  },
  TOA5008: {
    text: `On the disks of macOS and Windows, Orders and orders are one file: one would overwrite the other. Rename one of the two,
or move away the file that was there before.`,
    ...onDisk,
  },
  TOA5009: {
    text: `A generated file belongs at this path, and what stands there cannot be read, so it cannot be told whether it may be
overwritten. Give yourself permission to read it, or remove it.`,
    ...onDisk,
  },
  TOA5010: {
    text: `Writing failed (a full disk, a missing permission, another process). toac writes all files or none: what had been written
was taken back, so that the output folder is as it was before. Remove the cause and build again.`,
    ...onDisk,
  },
  TOA5011: {
    text: `A write failed, and so did putting this file back as it was. Its old content stands in the folder that the message names,
inside of the output folder. The next successful build brings the output folder in order.`,
    ...onDisk,
  },
  TOA5012: {
    text: `toac check compares the output folder with what the contracts produce, byte for byte (line ends apart). Run toac build
and commit the result.`,
    ...onDisk,
  },
  TOA5020: {
    text: `Contracts arrive in pull requests. A link among them could lead to any file of the machine that compiles them, and parts
of that file would be printed in a message. So links are not followed: put the file itself there.`,
    ...onDisk,
  },
  TOA5021: {
    text: 'Contracts are UTF-8 text, with or without a byte order mark. Save the file in that encoding.',
    ...onDisk,
  },
  TOA5022: {
    text: `Handwritten code imports generated code by the names in "imports" of package.json, so that neither knows where the other
stands. The exact key for shared types comes first; without it Node finds a file that is not there:

  "imports": {
    "#acme/types": "./generated/types.ts",
    "#acme/*/types": "./generated/*/types.ts",
    "#acme/*": "./generated/*/contract.ts"
  }`,
    ...onDisk,
  },
};
