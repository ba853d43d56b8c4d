// `muster verify`: proves that the record is as it was written, or names the first event that is not.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Storage.Chain;

namespace Muster.Cli.Record;

internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<string[]> anchors = new("--anchors")
        {
            Description =
                "A directory of further anchors to compare with: 'anchors' of another node's data directory, or a copy that somebody else keeps. It may be repeated.",
            HelpName = "DIRECTORY",
            DefaultValueFactory = _ => [],
        };
        return LocalVerb.Make(
            "verify",
            "Prove that the record is as it was written, or name the first event that was changed, removed or reordered. It compares with the anchors in MUSTER_DATA and those that are given.",
            [anchors],
            async (parsed, local, cancel) =>
            {
                string[] more = [.. parsed.GetRequiredValue(anchors).Select(Present)];
                ChainReport report = await local.Get<ChainVerification>().VerifyAsync(more, cancel);
                parsed.Screen().Answer(Item(report), () => Show(report));
                return !report.IsIntact ? ExitCode.VerificationFailed
                    : report.IsAnchored ? ExitCode.Done
                    : ExitCode.NotProved;
            }
        );
    }

    public static object Item(ChainReport report) =>
        new
        {
            report.IsIntact,
            report.IsAnchored,
            report.Streams,
            report.Events,
            report.Anchored,
            Findings = report.Findings.Select(one => new
            {
                one.Stream,
                one.Version,
                one.Position,
                one.What,
            }),
        };

    public static void Show(ChainReport report)
    {
        if (!report.IsIntact)
        {
            Screen.Line("The record is NOT as it was written; the first event concerned is named first.");
            foreach (ChainFinding finding in report.Findings)
            {
                Screen.Line("  " + Screen.Clean(finding.What));
            }
        }
        else if (report.IsAnchored)
        {
            Screen.Line($"The record is intact: {Counts(report)}, {report.Anchored} of the streams anchored outside the database.");
        }
        else
        {
            Screen.Line($"The record agrees with itself: {Counts(report)}.");
            Screen.Line(
                "There is nothing outside the database to compare it with: no anchor was found. Had somebody cut off the latest events and"
            );
            Screen.Line(
                "set the heads and the count back, or put an older database here, it would look the same. Bring 'anchors' of the data directory"
            );
            Screen.Line("back from its copy, or name a copy or another node's by --anchors.");
        }
    }

    private static string Counts(ChainReport report) =>
        $"{report.Events} {(report.Events == 1 ? "event" : "events")} in {report.Streams} {(report.Streams == 1 ? "stream" : "streams")}";

    private static string Present(string directory) =>
        Directory.Exists(directory)
            ? Path.GetFullPath(directory)
            : throw new Failure(ExitCode.Usage, $"There is no directory {directory}. Nothing was verified.");
}
