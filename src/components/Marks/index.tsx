export const Same = () => <b>same</b>;
export const Differs = () => <b>differs</b>;
export const Simulated = () => <b>simulated</b>;
export const NoEquivalent = () => <b>no equivalent</b>;
