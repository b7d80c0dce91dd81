import { Range, window, workspace } from 'vscode';

/** A config that is easy to write and breaks with the first cable: nothing watches its bond. */
const content = `machine:
  type: worker
  network:
    interfaces:
      - interface: bond0
        addresses:
          - 192.0.2.11/24
        bond:
          interfaces:
            - enp1s0
            - enp2s0
          mode: 802.3ad
          lacpRate: fast
          xmitHashPolicy: layer3+4
cluster:
  controlPlane:
    endpoint: https://192.0.2.10:6443
`;

/** Opens the config with the cursor where the finding will be; it is on no disk until the user saves it. */
export async function openSample(): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'yaml', content });
  const place = document.positionAt(content.indexOf('mode'));
  await window.showTextDocument(document, { selection: new Range(place, place) });
}
