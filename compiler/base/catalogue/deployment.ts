// Diagnostics TOA6xxx: deployments. Numbers are never reused.
import { error, warning } from './entry.ts';

export const DEPLOYMENT = {
  TOA6001: error<{ name: string }>(
    'unknown-deployment',
    (p) => `there is no deployment '${p.name}'`,
  ),
  TOA6002: error<{ component: string; deployment: string }>(
    'component-in-no-service',
    (p) => `${p.component} runs in no service of ${p.deployment}`,
  ),
  TOA6003: error<{ component: string; service: string }>(
    'component-in-two-services',
    (p) => `${p.component} runs already in ${p.service}`,
  ),
  TOA6004: error<{ name: string }>(
    'unknown-deployed-component',
    (p) => `there is no component '${p.name}'`,
  ),
  TOA6005: error<{ name: string; deployment: string }>(
    'configuration-missing',
    (p) => `'${p.name}' has no value in the deployment ${p.deployment}`,
  ),
  TOA6006: error<{ name: string; type: string }>(
    'configuration-invalid',
    (p) => `'${p.name}' must be ${p.type}`,
  ),
  TOA6007: error<{ name: string; component: string }>(
    'unknown-configuration',
    (p) => `${p.component} asks for no '${p.name}'`,
  ),
  TOA6008: error<{ name: string; deployment: string }>(
    'storage-missing',
    (p) => `the deployment ${p.deployment} provides no storage '${p.name}'`,
  ),
  TOA6009: error<{ deployment: string }>(
    'binding-missing',
    (p) => `the deployment ${p.deployment} has several services and no binding to connect them`,
  ),
  TOA6010: error<{ kind: string; problem: string }>(
    'binding-cannot',
    (p) => `a binding of kind ${p.kind} ${p.problem}`,
  ),
  TOA6011: warning<{ name: string }>(
    'secret-in-clear',
    (p) => `the secret '${p.name}' stands here for everybody to read`,
  ),
  TOA6012: error<{ service: string; deployment: string }>(
    'service-differs',
    (p) => `the service '${p.service}' holds other components in the deployment ${p.deployment}`,
  ),
  TOA6013: error<{ path: string }>(
    'deployment-cycle',
    (p) => `a deployment cannot extend itself: ${p.path}`,
  ),
  TOA6014: error<{ event: string; deployment: string }>(
    'external-missing',
    (p) => `the deployment ${p.deployment} says nowhere where '${p.event}' comes from`,
  ),
  TOA6015: error<{ kind: string; what: string }>(
    'storage-cannot',
    (p) =>
      `a storage of kind ${p.kind} cannot do what ${p.what} needs: several entities in one commit`,
  ),
  TOA6016: error<{ name: string }>(
    'abstract-deployed',
    (p) => `${p.name} is abstract: it is only inherited from`,
  ),
  TOA6017: warning<{ what: string; name: string }>(
    'unused-provision',
    (p) => `nothing asks for the ${p.what} '${p.name}'`,
  ),
  TOA6018: error<{ name: string }>(
    'kind-missing',
    (p) => `'${p.name}' does not say of which 'kind' it is`,
  ),
} as const;
