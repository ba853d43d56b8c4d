// `muster drill show`: how a drill on a server stands, and what became known in it.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Simulator.Drills;

namespace Muster.Cli.Drill;

internal static class ShowCommand
{
    /// <summary>What fits on a screen beside the facts; '--json' has all.</summary>
    private const int LinesMax = 15;

    public static Command Create()
    {
        Argument<string> id = Common.Id();
        return ApiVerb.Make(
            "show",
            "Show how a drill on a server stands: its clock, what customers get, which alerts are raised, and what became known.",
            [id],
            async (parsed, client, cancel) =>
            {
                Reply<DrillState> reply = await client.GetAsync<DrillState>(Common.At(parsed.GetRequiredValue(id)), cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static void Show(DrillState drill)
    {
        Screen.Line($"{drill.Id}  DRILL  {Screen.Clean(drill.Title)}");
        Screen.Line();
        Screen.Facts(
            ("Status", drill.Status),
            ("Clock", $"{DrillSecond.Text(drill.Second)} of {DrillSecond.Text(drill.Seconds)} at {drill.Speed}×"),
            ("Variant", $"{drill.Seed}, {drill.Difficulty}"),
            ("Incident", drill.Incident),
            ("Raised", drill.Raised.Count > 0 ? string.Join(", ", drill.Raised) : null),
            ("Served", Rate(drill, sample => sample.Served)),
            ("Failed", Rate(drill, sample => sample.Failed)),
            ("Refused", Rate(drill, sample => sample.Shed))
        );
        Screen.Line();
        foreach (DrillLine line in drill.Events.TakeLast(LinesMax))
        {
            string subject = line.Kind is "alertRaised" or "messageArrived" ? line.Subject + ": " : "";
            Screen.Line($"{DrillSecond.Text(line.T), 6}  {Screen.Clean(subject + line.Text)}");
        }
    }

    /// <summary>The last reading; null before the first.</summary>
    private static string? Rate(DrillState drill, Func<DrillSample, double> value) =>
        drill.Samples.Count == 0 ? null : value(drill.Samples[^1]).ToString("N0", CultureInfo.InvariantCulture) + "/s";
}
