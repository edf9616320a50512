export type { MuonOptions, MuonState } from './muon';
export { muon } from './muon';
