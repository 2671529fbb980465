import { duplicates } from '../text/duplicates';
import { textRule } from '../text/textRule';
import { withoutLines } from '../text/writtenText';

/** Instructions before and behind what a variable brings. */
export const duplicateSandwich = textRule({
  id: 'duplicate/sandwich',
  title: 'Instructions around a variable',
  tier: 'needs-ab',
  level: 'hint',
  action: 'Remove the second copy',
  message:
    'These instructions stand before and behind a variable, as a sandwich: test whether one copy does.',
  explanation: `Instructions that are repeated behind a long document are a known trick: models that do not reason attend better to what stands last. With other models, or short documents, the copy only costs; in one public prompt it is 46 % of the text.

**The fix** deletes the copy behind the variable. It has to be tested, with documents as long as the real ones.`,
  look: (written) =>
    duplicates(written).flatMap(({ start, end, isAroundHole }) =>
      isAroundHole ? [{ changes: [withoutLines(written.text, start, end)] }] : [],
    ),
});
