// `muster schedule gaps`: where nobody is on call.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Cli.Schedule;

internal static class GapsCommand
{
    public static Command Create()
    {
        ScheduleStretch asked = new();
        return LocalVerb.Make(
            "gaps",
            "Say where a schedule leaves nobody on call.",
            asked.Symbols,
            async (parsed, local, cancel) =>
            {
                ScheduleQuestion question = asked.Read(parsed, await local.OrganisationAsync(cancel));
                OnCallGap[] gaps = [.. OnCallGaps.Of(question.Schedule, question.From, question.To)];
                parsed.Screen().Answer(gaps, () => Show(gaps));
                return ExitCode.Done;
            }
        );
    }

    private static void Show(IReadOnlyList<OnCallGap> gaps) =>
        Screen.Table(
            ["START", "END", "ROTATION", "ROLE", "REASON"],
            [
                .. gaps.Select(gap =>
                    (IReadOnlyList<string>)
                        [TimeText.Utc(gap.Start), TimeText.Utc(gap.End), gap.Rotation ?? "", gap.Role?.Label() ?? "", gap.Reason ?? ""]
                ),
            ],
            "Somebody is on call all the time."
        );
}
