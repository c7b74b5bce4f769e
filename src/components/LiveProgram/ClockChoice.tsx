import { translate } from '@docusaurus/Translate';
import type { ClockKind } from '@site/src/live/protocol';

interface ClockChoiceProps {
  readonly clock: ClockKind;
  readonly file: string;
  /** Whether it gives up its place for now. */
  readonly away: boolean;
  readonly onChoice: (clock: ClockKind) => void;
}

/** Whether the next run sleeps as long as it says, or not at all. */
export default function ClockChoice({ clock, file, away, onChoice }: ClockChoiceProps) {
  return (
    <select
      className="program-button"
      data-away={away || undefined}
      aria-label={translate({ id: 'program.clock', message: '时钟 {file}' }, { file })}
      value={clock}
      onChange={({ currentTarget }) => onChoice(currentTarget.value as ClockKind)}
    >
      <option value="real">{translate({ id: 'program.clockReal', message: '真实时钟' })}</option>
      <option value="instant">
        {translate({ id: 'program.clockInstant', message: '瞬时时钟' })}
      </option>
    </select>
  );
}
