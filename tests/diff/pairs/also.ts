// Rules whose edit cannot be made without another one, and why.

export interface Also {
  readonly rules: readonly string[];
  readonly why: string;
}

const GIVEN = 'a deployment has to give what the component needs: its value changes with the need';

export const ALSO: Readonly<Record<string, Also>> = {
  'route-shadowed': { rules: ['route-added'], why: 'another route takes the URLs: it has to come' },
  'route-unshadowed': {
    rules: ['route-removed'],
    why: 'another route took the URLs: it has to go',
  },
  'config-became-secret': { rules: ['secret-added'], why: GIVEN },
  'config-secret-exposed': { rules: ['secret-removed'], why: GIVEN },
};
